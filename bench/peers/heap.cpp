// An event heap in C++: every change of state is an entry of a 4-ary heap, everything lies in flat arrays, one function a
// workload. Samplers are the fast exact ones: ziggurats for exponential and normal, Marsaglia and Tsang's gamma.
//
// heap <workload> <parameters> <size> <warm-up size> <seed>: prints one line of JSON. Parameters are numbers, made of the
// same workloads.mjs as everybody's.
#include <sys/resource.h>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace {

// ---- chance

/** xoshiro256++ 1.0 (Blackman and Vigna), seeded by splitmix64. */
struct Random {
  uint64_t s[4];

  explicit Random(uint64_t seed) {
    for (auto& word : s) {
      uint64_t z = (seed += 0x9e3779b97f4a7c15ull);
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
      word = z ^ (z >> 31);
    }
  }

  static uint64_t rotate(uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

  uint64_t next() {
    const uint64_t result = rotate(s[0] + s[3], 23) + s[0];
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
  }

  /** In [0, 1). */
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
};

constexpr int LAYERS = 256;

/** Layers of equal area under a falling density f on x >= 0 (Marsaglia and Tsang 2000). */
struct Ziggurat {
  double x[LAYERS + 1];
  double y[LAYERS + 1];

  template <class Density, class Inverse>
  Ziggurat(double tail, double area, Density f, Inverse inverse) {
    x[0] = area / f(tail);  // the bottom layer, its tail folded into a box as wide
    x[1] = tail;
    y[0] = 0;
    y[1] = f(tail);
    for (int i = 2; i < LAYERS; i++) {
      y[i] = y[i - 1] + area / x[i - 1];
      x[i] = inverse(y[i]);
    }
    x[LAYERS] = 0;
    y[LAYERS] = 1;
  }
};

const Ziggurat EXPONENTIAL(7.69711747013104972, 0.0039496598225815571993, [](double x) { return std::exp(-x); }, [](double y) { return -std::log(y); });
const Ziggurat NORMAL(3.6541528853610088, 0.00492867323399, [](double x) { return std::exp(-0.5 * x * x); }, [](double y) { return std::sqrt(-2 * std::log(y)); });

double exponential(Random& random) {
  double shift = 0;
  for (;;) {
    const uint64_t bits = random.next();
    const int i = bits & (LAYERS - 1);
    const double x = static_cast<double>(bits >> 11) * 0x1p-53 * EXPONENTIAL.x[i];
    if (x < EXPONENTIAL.x[i + 1]) return shift + x;
    if (i == 0) shift += EXPONENTIAL.x[1];  // the tail is the same law again
    else if (EXPONENTIAL.y[i] + random.uniform() * (EXPONENTIAL.y[i + 1] - EXPONENTIAL.y[i]) < std::exp(-x)) return shift + x;
  }
}

double normal(Random& random) {
  for (;;) {
    const uint64_t bits = random.next();
    const int i = bits & (LAYERS - 1);
    const double sign = (bits & LAYERS) ? -1 : 1;
    const double x = static_cast<double>(bits >> 11) * 0x1p-53 * NORMAL.x[i];
    if (x < NORMAL.x[i + 1]) return sign * x;
    if (i == 0) {
      const double tail = NORMAL.x[1];
      double along, above;
      do {
        along = -std::log(1 - random.uniform()) / tail;
        above = -std::log(1 - random.uniform());
      } while (2 * above < along * along);
      return sign * (tail + along);
    }
    if (NORMAL.y[i] + random.uniform() * (NORMAL.y[i + 1] - NORMAL.y[i]) < std::exp(-0.5 * x * x)) return sign * x;
  }
}

/** Mean 1; shape > 1 (Marsaglia and Tsang 2000). */
double gamma(Random& random, double shape) {
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double z = normal(random);
    const double t = 1 + c * z;
    if (t <= 0) continue;
    const double v = t * t * t, u = random.uniform();
    if (u < 1 - 0.0331 * z * z * z * z || std::log(u) < 0.5 * z * z + d * (1 - v + std::log(v))) return d * v / shape;
  }
}

/** Mean 1. */
double lognormal(Random& random, double sigma) { return std::exp(sigma * normal(random) - 0.5 * sigma * sigma); }

// ---- the calendar

struct Event {
  double time;
  int32_t id;
};

/** 4-ary heap. The event being handled stays on top until it is replaced by what the same one does next, or removed. */
struct Heap {
  std::vector<Event> events;

  const Event& top() const { return events[0]; }
  bool empty() const { return events.empty(); }
  void clear() { events.clear(); }

  void push(double time, int32_t id) {
    events.push_back({time, id});
    size_t at = events.size() - 1;
    while (at > 0) {
      const size_t parent = (at - 1) >> 2;
      if (events[parent].time <= time) break;
      events[at] = events[parent];
      at = parent;
    }
    events[at] = {time, id};
  }

  void replace(double time, int32_t id) { sift({time, id}); }

  void pop() {
    const Event last = events.back();
    events.pop_back();
    if (!events.empty()) sift(last);
  }

 private:
  void sift(Event moved) {
    const size_t size = events.size();
    size_t at = 0;
    for (;;) {
      const size_t first = 4 * at + 1;
      if (first >= size) break;
      const size_t end = first + 4 < size ? first + 4 : size;
      size_t least = first;
      for (size_t child = first + 1; child < end; child++)
        if (events[child].time < events[least].time) least = child;
      if (events[least].time >= moved.time) break;
      events[at] = events[least];
      at = least;
    }
    events[at] = moved;
  }
};

/** First in, first out, over a ring that doubles. */
template <class Value>
struct Line {
  std::vector<Value> ring = std::vector<Value>(1024);
  size_t head = 0, tail = 0;

  size_t size() const { return tail - head; }
  void clear() { head = tail = 0; }
  void push(Value value) {
    if (size() == ring.size()) {
      std::vector<Value> wider(2 * ring.size());
      for (size_t i = head; i < tail; i++) wider[i & (wider.size() - 1)] = ring[i & (ring.size() - 1)];
      ring.swap(wider);
    }
    ring[tail++ & (ring.size() - 1)] = value;
  }
  Value shift() { return ring[head++ & (ring.size() - 1)]; }
};

// ---- the workloads

struct Answer {
  double events = 0;
  std::string figures;
};

std::string figure(const char* name, double value) {
  char text[96];
  std::snprintf(text, sizeof text, "\"%s\":%.10g", name, value);
  return text;
}

/** Stations of some servers in a row; everybody who comes is served. Service has mean 1. */
Answer stations(double lambda, int servers, int stationsInARow, long people, Random& random) {
  Heap heap;
  std::vector<Line<double>> waiting(stationsInARow);
  std::vector<double> cameAt(servers * stationsInARow);
  std::vector<std::vector<int>> idle(stationsInARow);
  for (int s = 0; s < stationsInARow; s++)
    for (int server = 0; server < servers; server++) idle[s].push_back(s * servers + server);
  const int ARRIVAL = -1;
  double stays = 0;
  long came = 0, left = 0, events = 0;
  auto enter = [&](int station, double came_, double now) {
    if (idle[station].empty()) {
      waiting[station].push(came_);
      return;
    }
    const int server = idle[station].back();
    idle[station].pop_back();
    cameAt[server] = came_;
    heap.push(now + exponential(random), server);
  };
  heap.push(exponential(random) / lambda, ARRIVAL);
  while (!heap.empty()) {
    const Event event = heap.top();
    events++;
    if (event.id == ARRIVAL) {
      if (++came < people) heap.replace(event.time + exponential(random) / lambda, ARRIVAL);
      else heap.pop();
      enter(0, event.time, event.time);
      continue;
    }
    const int station = event.id / servers;
    const double from = cameAt[event.id];
    if (waiting[station].size() > 0) {
      cameAt[event.id] = waiting[station].shift();
      heap.replace(event.time + exponential(random), event.id);
    } else {
      idle[station].push_back(event.id);
      heap.pop();
    }
    if (station + 1 < stationsInARow) enter(station + 1, from, event.time);
    else {
      stays += event.time - from;
      left++;
    }
  }
  return {static_cast<double>(events), figure("stay", stays / left)};
}

/** Delays in a row, a chance to go on after each. */
Answer funnel(double perDay, const std::vector<double>& pass, const std::vector<double>& meanDays, long visitors, Random& random) {
  Heap heap;
  const int stages = meanDays.size();
  std::vector<double> days(stages);
  std::vector<long> entries(stages);
  std::vector<int32_t> stageOf, unused;
  const int ARRIVAL = -1;
  long came = 0, won = 0, events = 0;
  heap.push(exponential(random) / perDay, ARRIVAL);
  auto stay = [&](int stage) {
    const double length = meanDays[stage] * exponential(random);
    entries[stage]++;
    days[stage] += length;
    return length;
  };
  while (!heap.empty()) {
    const Event event = heap.top();
    events++;
    if (event.id == ARRIVAL) {
      if (++came < visitors) heap.replace(event.time + exponential(random) / perDay, ARRIVAL);
      else heap.pop();
      int32_t id;
      if (unused.empty()) {
        id = stageOf.size();
        stageOf.push_back(0);
      } else {
        id = unused.back();
        unused.pop_back();
      }
      stageOf[id] = 0;
      heap.push(event.time + stay(0), id);
      continue;
    }
    const int stage = stageOf[event.id];
    if (random.uniform() < pass[stage]) {
      if (stage + 1 < stages) {
        stageOf[event.id] = stage + 1;
        heap.replace(event.time + stay(stage + 1), event.id);
        continue;
      }
      won++;
    }
    unused.push_back(event.id);
    heap.pop();
  }
  double total = 0;
  for (int stage = 0; stage < stages; stage++) total += days[stage] / entries[stage];
  return {static_cast<double>(events), figure("conversion", static_cast<double>(won) / visitors) + "," + figure("days", total)};
}

/** Stages of HG-1 in the order of the case. */
enum { VISITOR, NURTURE, MARKET_RESPONSE, QUALIFIED, ACCOUNT_EXECUTIVE, PROPOSAL, CONVERSION, ONBOARDING, ACTIVE, LOYAL, ADVOCATE, STAGES };
enum { LOGNORMAL, GAMMA, SERVICE, HAZARDS };

struct Stage {
  int kind;
  double mean[2], spread;  // spread: sigma or shape
  double advance[2], back[2];
  int backTo;
  int servers;
  double costPerService;
  double churn, purchase, upgrade, invite;
  double multiplier;
};

struct Hg1 {
  int days;
  double perDay[2], perArrival[2], perCustomerDay;
  double firstMean[2], firstSigma, againMean, againSigma;
  Stage stages[STAGES];
};

struct Totals {
  double events = 0, marketResponse = 0, accountExecutive = 0, conversions = 0, repeats = 0, referred = 0;
};

/** One replication; populations and money by day are written as in every engine. */
void hourglass(const Hg1& model, Random& random, Totals& totals, std::vector<int32_t>& population, std::vector<double>& revenue, std::vector<double>& cost) {
  static Heap heap;
  static Line<int32_t> waiting[2];
  static std::vector<uint8_t> stageOf, channelOf;
  static std::vector<int32_t> unused;
  heap.clear();
  waiting[0].clear();
  waiting[1].clear();
  stageOf.clear();
  channelOf.clear();
  unused.clear();
  const int points = model.days + 1;
  population.assign(STAGES * points, 0);
  revenue.assign(points, 0);
  cost.assign(points, 0);
  const double horizon = model.days;
  int freeServers[2] = {model.stages[MARKET_RESPONSE].servers, model.stages[ACCOUNT_EXECUTIVE].servers};
  const int ARRIVAL = -2;  // and the next: inbound, outbound

  auto add = [&](int stage, double time, int by) { population[stage * points + static_cast<int>(std::ceil(time))] += by; };
  auto born = [&](int channel) {
    int32_t id;
    if (unused.empty()) {
      id = stageOf.size();
      stageOf.push_back(0);
      channelOf.push_back(0);
    } else {
      id = unused.back();
      unused.pop_back();
    }
    channelOf[id] = channel;
    return id;
  };
  // Enters a stage and says when the next event of this one is; infinity when it waits for a server.
  auto enter = [&](int32_t id, int to, double now) -> double {
    const Stage& stage = model.stages[to];
    const int channel = channelOf[id];
    stageOf[id] = to;
    add(to, now, 1);
    switch (stage.kind) {
      case LOGNORMAL: return now + stage.mean[channel] * lognormal(random, stage.spread);
      case GAMMA: return now + stage.mean[channel] * gamma(random, stage.spread);
      case HAZARDS: return now + exponential(random) / (stage.churn + stage.purchase + stage.upgrade + stage.invite);
      default: {
        const int team = to == ACCOUNT_EXECUTIVE;
        (team ? totals.accountExecutive : totals.marketResponse)++;
        if (freeServers[team] == 0) {
          waiting[team].push(id);
          return INFINITY;
        }
        freeServers[team]--;
        const double length = stage.mean[0] * exponential(random);
        cost[static_cast<int>(now)] += stage.costPerService * length;
        return now + length;
      }
    }
  };

  for (int channel = 0; channel < 2; channel++) heap.push(exponential(random) / model.perDay[channel], ARRIVAL + channel);
  while (heap.top().time < horizon) {
    const Event event = heap.top();
    const double now = event.time;
    totals.events++;
    if (event.id < 0) {
      const int channel = event.id - ARRIVAL;
      heap.replace(now + exponential(random) / model.perDay[channel], event.id);
      cost[static_cast<int>(now)] += model.perArrival[channel];
      const int32_t id = born(channel);
      heap.push(enter(id, VISITOR, now), id);
      continue;
    }
    const int32_t id = event.id;
    const int from = stageOf[id], channel = channelOf[id];
    const Stage& stage = model.stages[from];
    int to = -1;
    if (stage.kind == HAZARDS) {
      const double u = random.uniform() * (stage.churn + stage.purchase + stage.upgrade + stage.invite);
      if (u < stage.invite) {
        totals.referred++;
        heap.replace(now + exponential(random) / (stage.churn + stage.purchase + stage.upgrade + stage.invite), id);
        const int32_t child = born(0);
        heap.push(enter(child, VISITOR, now), child);
        continue;
      }
      if (u < stage.invite + stage.purchase) {
        totals.repeats++;
        revenue[static_cast<int>(now)] += model.againMean * stage.multiplier * lognormal(random, model.againSigma);
        heap.replace(now + exponential(random) / (stage.churn + stage.purchase + stage.upgrade + stage.invite), id);
        continue;
      }
      if (u < stage.invite + stage.purchase + stage.upgrade) to = from + 1;
    } else {
      if (stage.kind == SERVICE) {
        const int team = from == ACCOUNT_EXECUTIVE;
        if (waiting[team].size() > 0) {
          const double length = stage.mean[0] * exponential(random);
          cost[static_cast<int>(now)] += stage.costPerService * length;
          // Pushed below the top: it begins now and cannot end earlier.
          heap.push(now + length, waiting[team].shift());
        } else freeServers[team]++;
      }
      const double u = random.uniform();
      if (u < stage.advance[channel]) to = from + 1;
      else if (u < stage.advance[channel] + stage.back[channel]) to = stage.backTo;
    }
    add(from, now, -1);
    if (from >= ONBOARDING && to < 0) cost[static_cast<int>(now)] -= model.perCustomerDay * (horizon - now);
    if (to < 0) {
      unused.push_back(id);
      heap.pop();
      continue;
    }
    if (from == CONVERSION) {
      totals.conversions++;
      revenue[static_cast<int>(now)] += model.firstMean[channel] * lognormal(random, model.firstSigma);
      cost[static_cast<int>(now)] += model.perCustomerDay * (horizon - now);
    }
    const double next = enter(id, to, now);
    if (next < INFINITY) heap.replace(next, id);
    else heap.pop();
  }
  for (int stage = 0; stage < STAGES; stage++)
    for (int day = 1; day < points; day++) population[stage * points + day] += population[stage * points + day - 1];
}

Hg1 readHg1(std::ifstream& in) {
  Hg1 model{};
  in >> model.days >> model.perDay[0] >> model.perDay[1] >> model.perArrival[0] >> model.perArrival[1] >> model.perCustomerDay;
  in >> model.firstMean[0] >> model.firstMean[1] >> model.firstSigma >> model.againMean >> model.againSigma;
  for (auto& s : model.stages)
    in >> s.kind >> s.mean[0] >> s.mean[1] >> s.spread >> s.advance[0] >> s.advance[1] >> s.back[0] >> s.back[1] >> s.backTo >> s.servers >> s.costPerService >> s.churn >> s.purchase >> s.upgrade >> s.invite >> s.multiplier;
  return model;
}

double cpuMilliseconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

}  // namespace

int main(int count, char** words) {
  if (count != 6) {
    std::fprintf(stderr, "usage: heap <workload> <file of parameters> <size> <warm-up size> <seed>\n");
    return 2;
  }
  const std::string workload = words[1];
  std::ifstream in(words[2]);
  const long sizes[2] = {std::atol(words[4]), std::atol(words[3])};
  Random random(std::strtoull(words[5], nullptr, 10));

  Answer answer;
  double began = 0, checksum = 0;
  auto twice = [&](auto run) {
    for (long size : sizes) {
      began = cpuMilliseconds();
      answer = run(size);
    }
  };
  if (workload == "hg1") {
    const Hg1 model = readHg1(in);
    std::vector<int32_t> population;
    std::vector<double> revenue, cost;
    twice([&](long size) {
      Totals totals;
      for (long replication = 0; replication < size; replication++) {
        hourglass(model, random, totals, population, revenue, cost);
        checksum += population.back() + revenue.back() + cost.back();
      }
      return Answer{totals.events, figure("eventsPerReplication", totals.events / size) + "," + figure("marketResponseServices", totals.marketResponse / size) + "," + figure("accountExecutiveServices", totals.accountExecutive / size) + "," +
                                       figure("conversions", totals.conversions / size) + "," + figure("repeatPurchases", totals.repeats / size) + "," + figure("referredVisitors", totals.referred / size)};
    });
  } else if (workload == "funnel-6") {
    double perDay;
    int stages;
    in >> perDay >> stages;
    std::vector<double> pass(stages), meanDays(stages);
    for (auto& value : pass) in >> value;
    for (auto& value : meanDays) in >> value;
    twice([&](long size) { return funnel(perDay, pass, meanDays, size, random); });
  } else {
    double lambda;
    int servers, inARow;
    in >> lambda >> servers >> inARow;
    twice([&](long size) { return stations(lambda, servers, inARow, size, random); });
  }
  const double cpu = cpuMilliseconds() - began;
  std::printf("{\"events\":%.0f,\"milliseconds\":%.4f,\"answer\":{%s},\"checksum\":%g}\n", answer.events, cpu, answer.figures.c_str(), checksum);
}
