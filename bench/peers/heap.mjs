/**
 * As fast as an event list gets in plain JavaScript: flat arrays, a 4-ary heap whose top is replaced in place, one function
 * for the calendar, a generator of its own (sfc32), samplers by logarithms.
 */
import { hg1, theory } from "../workloads.mjs";

// ---- chance

const word = new Int32Array(4);

function sow(value) {
  word.set([value, value ^ 0x9e3779b9, 0x243f6a88, 1]);
  for (let i = 0; i < 16; i++) uniform();
}

/** sfc32 (Doty-Humphrey), in (0, 1). */
function uniform() {
  const sum = (word[0] + word[1] + word[3]) | 0;
  word[3] = (word[3] + 1) | 0;
  word[0] = word[1] ^ (word[1] >>> 9);
  word[1] = (word[2] + (word[2] << 3)) | 0;
  word[2] = (((word[2] << 21) | (word[2] >>> 11)) + sum) | 0;
  return ((sum >>> 0) + 0.5) / 4294967296;
}

/** Mean 1. */
function exponential() {
  return -Math.log(uniform());
}

let spare = NaN;

/** Marsaglia's polar method, which makes two at once. */
function normal() {
  if (spare === spare) {
    const z = spare;
    spare = NaN;
    return z;
  }
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square >= 1 || square === 0) continue;
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * factor;
    return x * factor;
  }
}

/** Mean 1. */
function lognormal(sigma) {
  return Math.exp(sigma * normal() - 0.5 * sigma * sigma);
}

/** Mean 1, shape above 1 (Marsaglia and Tsang 2000). */
function gamma(shape) {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal();
    const t = 1 + c * z;
    if (t <= 0) continue;
    const v = t * t * t;
    const u = uniform();
    if (u < 1 - 0.0331 * z * z * z * z || Math.log(u) < 0.5 * z * z + d * (1 - v + Math.log(v))) return (d * v) / shape;
  }
}

// ---- the calendar: the event being handled stays on top until it is replaced or removed

let times = new Float64Array(1 << 12);
let owners = new Int32Array(1 << 12);
let size = 0;

function push(time, owner) {
  if (size === times.length) {
    times = widened(times);
    owners = widened(owners);
  }
  let at = size++;
  while (at > 0) {
    const parent = (at - 1) >> 2;
    if (times[parent] <= time) break;
    times[at] = times[parent];
    owners[at] = owners[parent];
    at = parent;
  }
  times[at] = time;
  owners[at] = owner;
}

function replace(time, owner) {
  let at = 0;
  for (;;) {
    const first = 4 * at + 1;
    if (first >= size) break;
    const end = first + 4 < size ? first + 4 : size;
    let least = first;
    let earliest = times[first];
    for (let child = first + 1; child < end; child++) {
      if (times[child] < earliest) {
        earliest = times[child];
        least = child;
      }
    }
    if (earliest >= time) break;
    times[at] = earliest;
    owners[at] = owners[least];
    at = least;
  }
  times[at] = time;
  owners[at] = owner;
}

function pop() {
  size--;
  if (size > 0) replace(times[size], owners[size]);
}

function widened(array) {
  const wider = new array.constructor(array.length * 2);
  wider.set(array);
  return wider;
}

/** First in, first out, over a ring that doubles. */
class Line {
  ring;
  head = 0;
  length = 0;

  constructor(Numbers) {
    this.ring = new Numbers(1024);
  }

  push(value) {
    if (this.length === this.ring.length) {
      const wider = new this.ring.constructor(this.ring.length * 2);
      for (let i = 0; i < this.length; i++) wider[i] = this.ring[(this.head + i) & (this.ring.length - 1)];
      this.ring = wider;
      this.head = 0;
    }
    this.ring[(this.head + this.length++) & (this.ring.length - 1)] = value;
  }

  shift() {
    const value = this.ring[this.head];
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.length--;
    return value;
  }
}

// ---- the workloads

const ARRIVAL = -1;

function stationsInARow({ lambda, servers, stations }, customers) {
  const lines = Array.from({ length: stations }, () => new Line(Float64Array));
  const cameAt = new Float64Array(servers * stations);
  const idle = Int32Array.from({ length: servers * stations }, (_, server) => server);
  const idles = new Int32Array(stations).fill(servers);
  let came = 0;
  let stays = 0;
  let events = 0;
  const enter = (station, from, now) => {
    if (idles[station] === 0) {
      lines[station].push(from);
      return;
    }
    const server = idle[station * servers + --idles[station]];
    cameAt[server] = from;
    push(now + exponential(), server);
  };
  size = 0;
  push(exponential() / lambda, ARRIVAL);
  while (size > 0) {
    const now = times[0];
    const owner = owners[0];
    events++;
    if (owner === ARRIVAL) {
      if (++came < customers) replace(now + exponential() / lambda, ARRIVAL);
      else pop();
      enter(0, now, now);
      continue;
    }
    const station = Math.floor(owner / servers);
    const from = cameAt[owner];
    if (lines[station].length > 0) {
      cameAt[owner] = lines[station].shift();
      replace(now + exponential(), owner);
    } else {
      idle[station * servers + idles[station]++] = owner;
      pop();
    }
    if (station + 1 < stations) enter(station + 1, from, now);
    else stays += now - from;
  }
  return { events, answer: { stay: stays / customers } };
}

function funnel({ perDay, pass: chances, meanDays }, visitors) {
  const stages = meanDays.length;
  const pass = Float64Array.from(chances);
  const mean = Float64Array.from(meanDays);
  const days = new Float64Array(stages);
  const entries = new Float64Array(stages);
  let stageOf = new Int8Array(1 << 12);
  let unused = new Int32Array(1 << 12);
  let made = 0;
  let free = 0;
  let came = 0;
  let won = 0;
  let events = 0;
  const stay = (stage) => {
    const length = mean[stage] * exponential();
    entries[stage]++;
    days[stage] += length;
    return length;
  };
  size = 0;
  push(exponential() / perDay, ARRIVAL);
  while (size > 0) {
    const now = times[0];
    const owner = owners[0];
    events++;
    if (owner === ARRIVAL) {
      if (++came < visitors) replace(now + exponential() / perDay, ARRIVAL);
      else pop();
      if (free === 0 && made === stageOf.length) {
        stageOf = widened(stageOf);
        unused = widened(unused);
      }
      const visitor = free > 0 ? unused[--free] : made++;
      stageOf[visitor] = 0;
      push(now + stay(0), visitor);
      continue;
    }
    const stage = stageOf[owner];
    if (uniform() < pass[stage]) {
      if (stage + 1 < stages) {
        stageOf[owner] = stage + 1;
        replace(now + stay(stage + 1), owner);
        continue;
      }
      won++;
    }
    unused[free++] = owner;
    pop();
  }
  return { events, answer: { conversion: won / visitors, days: days.reduce((sum, total, stage) => sum + total / entries[stage], 0) } };
}

const STAGES = hg1.stages.length;
const [MARKET_RESPONSE, ACCOUNT_EXECUTIVE, CONVERSION, ONBOARDING] = ["marketResponse", "accountExecutive", "conversion", "onboarding"].map(stageAt);
const LOGNORMAL = 0;
const GAMMA = 1;
const SERVICE = 2;
const HAZARDS = 3;

function stageAt(id) {
  return hg1.stages.findIndex((stage) => stage.id === id);
}

const kind = Uint8Array.from(hg1.stages, (stage) => (stage.service ? SERVICE : stage.hazardsPerDay ? HAZARDS : stage.dwell === "gamma" ? GAMMA : LOGNORMAL));
const spread = Float64Array.from(hg1.stages, ({ sigma, shape }) => sigma ?? shape ?? 0);
const backTo = Int32Array.from(hg1.stages, ({ recycleTo }) => (recycleTo ? stageAt(recycleTo) : -1));
/** Two of each stage: of inbound, of outbound. */
const pairs = (of) => Float64Array.from(hg1.stages.flatMap((stage) => [of(stage, 0), of(stage, 1)]));
const meanDays = pairs(({ meanDays: mean }, channel) => (Array.isArray(mean) ? mean[channel] : (mean ?? 0)));
const advance = pairs((stage, channel) => stage.advance?.[channel] ?? 0);
const advanceOrBack = pairs((stage, channel) => (stage.advance?.[channel] ?? 0) + (stage.recycle?.[channel] ?? 0));
/** Rates added up in this order: invitation, purchase, upgrade, churn. */
const rates = ["invite", "purchase", "upgrade", "churn"].map((_, last, names) => Float64Array.from(hg1.stages, ({ hazardsPerDay }) => names.slice(0, last + 1).reduce((sum, name) => sum + (hazardsPerDay?.[name] ?? 0), 0)));
const [untilInvite, untilPurchase, untilUpgrade, rate] = rates;
const multiplier = Float64Array.from(hg1.stages, ({ purchaseMultiplier }) => purchaseMultiplier ?? 0);
const costPerServiceDay = Float64Array.from(hg1.stages, (stage) => stage.costPerServiceDay ?? 0);
const first = hg1.stages[CONVERSION].purchase;
const again = hg1.repeatPurchase;
const { perArrival, perCustomerDayFromOnboarding: perCustomerDay } = hg1.costs;
const arrivalsPerDay = [hg1.arrivalsPerDay.inbound, hg1.arrivalsPerDay.outbound];

let stageOf = new Uint8Array(1 << 12);
let channelOf = new Uint8Array(1 << 12);
let unused = new Int32Array(1 << 12);

/** One replication of HG-1. Sources of arrivals stand on the calendar as −1, inbound, and −2, outbound. */
function hourglass(counts, population, revenue, cost) {
  const horizon = hg1.horizonDays;
  const points = horizon + 1;
  const lines = [new Line(Int32Array), new Line(Int32Array)];
  const idle = [hg1.stages[MARKET_RESPONSE].servers, hg1.stages[ACCOUNT_EXECUTIVE].servers];
  let made = 0;
  let free = 0;
  let events = 0;
  population.fill(0);
  revenue.fill(0);
  cost.fill(0);
  size = 0;

  const born = (channel) => {
    if (free === 0 && made === stageOf.length) {
      stageOf = widened(stageOf);
      channelOf = widened(channelOf);
      unused = widened(unused);
    }
    const visitor = free > 0 ? unused[--free] : made++;
    channelOf[visitor] = channel;
    return visitor;
  };
  const serve = (stage, now) => {
    const length = meanDays[2 * stage] * exponential();
    cost[Math.floor(now)] += costPerServiceDay[stage] * length;
    return now + length;
  };
  // When the next event of this one is; infinity while it waits for a server.
  const enter = (visitor, stage, now) => {
    stageOf[visitor] = stage;
    population[stage * points + Math.ceil(now)]++;
    switch (kind[stage]) {
      case LOGNORMAL: return now + meanDays[2 * stage + channelOf[visitor]] * lognormal(spread[stage]);
      case GAMMA: return now + meanDays[2 * stage + channelOf[visitor]] * gamma(spread[stage]);
      case HAZARDS: return now + exponential() / rate[stage];
      default: {
        const team = stage === ACCOUNT_EXECUTIVE ? 1 : 0;
        counts[team]++;
        if (idle[team] === 0) {
          lines[team].push(visitor);
          return Infinity;
        }
        idle[team]--;
        return serve(stage, now);
      }
    }
  };

  for (let channel = 0; channel < 2; channel++) push(exponential() / arrivalsPerDay[channel], -1 - channel);
  while (times[0] < horizon) {
    const now = times[0];
    const owner = owners[0];
    const today = Math.floor(now);
    events++;
    if (owner < 0) {
      const channel = -1 - owner;
      replace(now + exponential() / arrivalsPerDay[channel], owner);
      cost[today] += perArrival[channel];
      const visitor = born(channel);
      push(enter(visitor, 0, now), visitor);
      continue;
    }
    const from = stageOf[owner];
    const channel = channelOf[owner];
    let to = -1;
    if (kind[from] === HAZARDS) {
      const u = uniform() * rate[from];
      if (u < untilPurchase[from]) {
        replace(now + exponential() / rate[from], owner);
        if (u < untilInvite[from]) {
          counts[4]++;
          const visitor = born(0);
          push(enter(visitor, 0, now), visitor);
        } else {
          counts[3]++;
          revenue[today] += again.mean * multiplier[from] * lognormal(again.sigma);
        }
        continue;
      }
      if (u < untilUpgrade[from]) to = from + 1;
    } else {
      if (kind[from] === SERVICE) {
        const team = from === ACCOUNT_EXECUTIVE ? 1 : 0;
        if (lines[team].length > 0) push(serve(from, now), lines[team].shift());
        else idle[team]++;
      }
      const u = uniform();
      if (u < advance[2 * from + channel]) to = from + 1;
      else if (u < advanceOrBack[2 * from + channel]) to = backTo[from];
    }
    population[from * points + Math.ceil(now)]--;
    if (to < 0) {
      if (from >= ONBOARDING) cost[today] -= perCustomerDay * (horizon - now);
      unused[free++] = owner;
      pop();
      continue;
    }
    if (from === CONVERSION) {
      counts[2]++;
      revenue[today] += first.mean[channel] * lognormal(first.sigma);
      cost[today] += perCustomerDay * (horizon - now);
    }
    const next = enter(owner, to, now);
    if (next < Infinity) replace(next, owner);
    else pop();
  }
  for (let stage = 0; stage < STAGES; stage++) for (let day = 1; day < points; day++) population[stage * points + day] += population[stage * points + day - 1];
  return events;
}

function hourglasses(replications) {
  const points = hg1.horizonDays + 1;
  const counts = new Float64Array(5);
  const population = new Int32Array(STAGES * points);
  const revenue = new Float64Array(points);
  const cost = new Float64Array(points);
  let events = 0;
  for (let replication = 0; replication < replications; replication++) events += hourglass(counts, population, revenue, cost);
  const [marketResponseServices, accountExecutiveServices, conversions, repeatPurchases, referredVisitors] = counts.map((count) => count / replications);
  return { events, answer: { eventsPerReplication: events / replications, marketResponseServices, accountExecutiveServices, conversions, repeatPurchases, referredVisitors } };
}

const runs = {
  "hg1": hourglasses,
  "mm1-0.8": (customers) => stationsInARow(theory.mm1, customers),
  "funnel-6": (visitors) => funnel(theory.funnel, visitors),
  "tandem-3xmm3": (customers) => stationsInARow(theory.tandem, customers),
};

export function open({ workload, size, seed }) {
  sow(seed);
  return () => runs[workload](size);
}
