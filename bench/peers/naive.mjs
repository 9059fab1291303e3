/**
 * What a good programmer writes in an afternoon: objects, closures, a binary heap with a comparison, `Math.random`.
 * Nothing in it is slow on purpose.
 */
import { hg1, theory } from "../workloads.mjs";

class BinaryHeap {
  #items = [];
  #before;

  constructor(before) {
    this.#before = before;
  }

  get size() {
    return this.#items.length;
  }

  peek() {
    return this.#items[0];
  }

  push(item) {
    const items = this.#items;
    items.push(item);
    let at = items.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(item, items[parent])) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = item;
  }

  pop() {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length > 0) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && this.#before(items[child + 1], items[child])) child++;
        if (!this.#before(items[child], last)) break;
        items[at] = items[child];
        at = child;
      }
      items[at] = last;
    }
    return first;
  }
}

class Simulation {
  now = 0;
  events = 0;
  #calendar = new BinaryHeap((a, b) => a.time < b.time);

  after(delay, action) {
    this.#calendar.push({ time: this.now + delay, action });
  }

  run(until = Infinity) {
    while (this.#calendar.size > 0 && this.#calendar.peek().time < until) {
      const { time, action } = this.#calendar.pop();
      this.now = time;
      this.events++;
      action();
    }
  }
}

class Team {
  #simulation;
  #free;
  #line = [];
  #head = 0;

  constructor(simulation, servers) {
    this.#simulation = simulation;
    this.#free = servers;
  }

  serve(duration, done) {
    if (this.#free > 0) this.#begin({ duration, done });
    else this.#line.push({ duration, done });
  }

  #begin({ duration, done }) {
    this.#free--;
    this.#simulation.after(duration(), () => {
      this.#free++;
      if (this.#head < this.#line.length) {
        this.#begin(this.#line[this.#head++]);
        // An array's own shift takes time in proportion to the line.
        if (this.#head > 1000 && this.#head * 2 > this.#line.length) {
          this.#line = this.#line.slice(this.#head);
          this.#head = 0;
        }
      }
      done();
    });
  }
}

const exponential = (mean) => -Math.log(1 - Math.random()) * mean;

function normal() {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

const lognormal = (mean, sigma) => mean * Math.exp(sigma * normal() - (sigma * sigma) / 2);

/** Marsaglia and Tsang 2000; shape above 1. */
function gamma(mean, shape) {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - Math.random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return (mean * d * v) / shape;
  }
}

function stationsInARow({ lambda, servers, stations }, customers) {
  const simulation = new Simulation();
  const teams = Array.from({ length: stations }, () => new Team(simulation, servers));
  let came = 0;
  let stays = 0;
  const visit = (customer, station) => {
    if (station === teams.length) stays += simulation.now - customer.came;
    else teams[station].serve(() => exponential(1), () => visit(customer, station + 1));
  };
  const arrive = () => {
    if (++came < customers) simulation.after(exponential(1 / lambda), arrive);
    visit({ came: simulation.now }, 0);
  };
  simulation.after(exponential(1 / lambda), arrive);
  simulation.run();
  return { events: simulation.events, answer: { stay: stays / customers } };
}

function funnel({ perDay, pass, meanDays }, visitors) {
  const simulation = new Simulation();
  const stages = meanDays.map((mean, at) => ({ mean, pass: pass[at], entries: 0, days: 0 }));
  let came = 0;
  let won = 0;
  const enter = (at) => {
    if (at === stages.length) {
      won++;
      return;
    }
    const stage = stages[at];
    const days = exponential(stage.mean);
    stage.entries++;
    stage.days += days;
    simulation.after(days, () => {
      if (Math.random() < stage.pass) enter(at + 1);
    });
  };
  const arrive = () => {
    if (++came < visitors) simulation.after(exponential(1 / perDay), arrive);
    enter(0);
  };
  simulation.after(exponential(1 / perDay), arrive);
  simulation.run();
  return { events: simulation.events, answer: { conversion: won / visitors, days: stages.reduce((sum, { days, entries }) => sum + days / entries, 0) } };
}

/** One replication of HG-1. */
function hourglass() {
  const simulation = new Simulation();
  const horizon = hg1.horizonDays;
  const counts = { marketResponseServices: 0, accountExecutiveServices: 0, conversions: 0, repeatPurchases: 0, referredVisitors: 0 };
  const perDay = () => Array(horizon + 1).fill(0);
  const revenue = perDay();
  const cost = perDay();
  const stages = new Map(hg1.stages.map((stage, at) => [stage.id, {
    ...stage,
    next: hg1.stages[at + 1]?.id,
    isCustomer: stage.id === "onboarding" || stage.hazardsPerDay !== undefined,
    team: stage.service ? new Team(simulation, stage.servers) : null,
    hazards: stage.hazardsPerDay ? Object.entries(stage.hazardsPerDay).filter(([, rate]) => rate > 0) : [],
    rate: Object.values(stage.hazardsPerDay ?? {}).reduce((sum, rate) => sum + rate, 0),
    population: perDay(),
  }]));
  const today = () => Math.floor(simulation.now);

  const dwell = (stage, channel) => (stage.dwell === "gamma" ? gamma(stage.meanDays[channel], stage.shape) : lognormal(stage.meanDays[channel], stage.sigma));

  const leave = (visitor) => {
    visitor.stage.population[Math.ceil(simulation.now)]--;
    if (visitor.stage.isCustomer) cost[today()] -= hg1.costs.perCustomerDayFromOnboarding * (horizon - simulation.now);
  };

  const move = (visitor, id) => {
    leave(visitor);
    enter(visitor, id);
  };

  const decide = (visitor) => {
    const { stage, channel } = visitor;
    const u = Math.random();
    if (u < stage.advance[channel]) {
      if (stage.id === "conversion") {
        counts.conversions++;
        revenue[today()] += lognormal(stage.purchase.mean[channel], stage.purchase.sigma);
      }
      move(visitor, stage.next);
    } else if (stage.recycle && u < stage.advance[channel] + stage.recycle[channel]) move(visitor, stage.recycleTo);
    else leave(visitor);
  };

  const happen = (visitor) => {
    const { stage } = visitor;
    let u = Math.random() * stage.rate;
    const [hazard] = stage.hazards.find(([, rate]) => (u -= rate) < 0) ?? stage.hazards.at(-1);
    switch (hazard) {
      case "churn":
        leave(visitor);
        return;
      case "upgrade":
        move(visitor, stage.next);
        return;
      case "purchase":
        counts.repeatPurchases++;
        revenue[today()] += lognormal(hg1.repeatPurchase.mean, hg1.repeatPurchase.sigma) * stage.purchaseMultiplier;
        break;
      case "invite":
        counts.referredVisitors++;
        enter({ channel: 0 }, "visitor");
    }
    simulation.after(exponential(1 / stage.rate), () => happen(visitor));
  };

  const enter = (visitor, id) => {
    const stage = stages.get(id);
    visitor.stage = stage;
    stage.population[Math.ceil(simulation.now)]++;
    if (id === "onboarding") cost[today()] += hg1.costs.perCustomerDayFromOnboarding * (horizon - simulation.now);
    if (stage.team) {
      counts[`${id}Services`]++;
      const duration = () => {
        const days = exponential(stage.meanDays);
        cost[today()] += days * stage.costPerServiceDay;
        return days;
      };
      stage.team.serve(duration, () => decide(visitor));
    } else if (stage.hazardsPerDay) simulation.after(exponential(1 / stage.rate), () => happen(visitor));
    else simulation.after(dwell(stage, visitor.channel), () => decide(visitor));
  };

  [hg1.arrivalsPerDay.inbound, hg1.arrivalsPerDay.outbound].forEach((rate, channel) => {
    const arrive = () => {
      simulation.after(exponential(1 / rate), arrive);
      cost[today()] += hg1.costs.perArrival[channel];
      enter({ channel }, "visitor");
    };
    simulation.after(exponential(1 / rate), arrive);
  });
  simulation.run(horizon);
  for (const { population } of stages.values()) for (let day = 1; day <= horizon; day++) population[day] += population[day - 1];
  return { events: simulation.events, counts, stages, revenue, cost };
}

function hourglasses(replications) {
  const totals = {};
  let events = 0;
  for (let replication = 0; replication < replications; replication++) {
    const ran = hourglass();
    events += ran.events;
    for (const [name, count] of Object.entries(ran.counts)) totals[name] = (totals[name] ?? 0) + count;
  }
  const means = Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, total / replications]));
  return { events, answer: { eventsPerReplication: events / replications, ...means } };
}

const runs = {
  "hg1": hourglasses,
  "mm1-0.8": (customers) => stationsInARow(theory.mm1, customers),
  "funnel-6": (visitors) => funnel(theory.funnel, visitors),
  "tandem-3xmm3": (customers) => stationsInARow(theory.tandem, customers),
};

export function open({ workload, size }) {
  return () => runs[workload](size);
}
