/** SIM.JS 2.0.3, as its documentation writes models: an entity a customer, a facility a station. */
import { createRequire } from "node:module";
import { theory } from "../workloads.mjs";

function library(folder) {
  // What `require` returns is empty: it fills `window.Sim`.
  globalThis.window ??= {};
  createRequire(`${folder}/`)("simjs");
  return globalThis.window.Sim;
}

function stationsInARow({ Sim, Entity, Facility }, random, { lambda, servers, stations }, customers) {
  const sim = new Sim();
  const facilities = Array.from({ length: stations }, (_, at) => new Facility(`station ${at}`, Facility.FCFS, servers));
  let stays = 0;
  class Customer extends Entity {
    start() {
      this.came = this.time();
      this.visit(0);
    }

    visit(station) {
      if (station === stations) stays += this.time() - this.came;
      else this.useFacility(facilities[station], random.exponential(1)).done(() => this.visit(station + 1));
    }
  }
  class Source extends Entity {
    start(left) {
      this.left = left;
      this.setTimer(random.exponential(lambda)).done(() => this.arrive());
    }

    arrive() {
      if (--this.left > 0) this.setTimer(random.exponential(lambda)).done(() => this.arrive());
      this.sim.addEntity(Customer);
      // It keeps every entity for a last call at the end, which none here wants.
      this.sim.entities.length = 1;
    }
  }
  sim.addEntity(Source, "source", customers);
  sim.simulate(Infinity, Infinity);
  return { events: customers * (1 + stations), answer: { stay: stays / customers } };
}

function funnel({ Sim, Entity }, random, { perDay, pass, meanDays }, visitors) {
  const sim = new Sim();
  const days = Array(pass.length).fill(0);
  const entries = Array(pass.length).fill(0);
  let won = 0;
  class Visitor extends Entity {
    start() {
      this.enter(0);
    }

    enter(stage) {
      const length = random.exponential(1 / meanDays[stage]);
      entries[stage]++;
      days[stage] += length;
      this.setTimer(length).done(() => this.decide(stage));
    }

    decide(stage) {
      if (random.random() >= pass[stage]) return;
      if (stage + 1 < pass.length) this.enter(stage + 1);
      else won++;
    }
  }
  class Source extends Entity {
    start(left) {
      this.left = left;
      this.setTimer(random.exponential(perDay)).done(() => this.arrive());
    }

    arrive() {
      if (--this.left > 0) this.setTimer(random.exponential(perDay)).done(() => this.arrive());
      this.sim.addEntity(Visitor);
      this.sim.entities.length = 1;
    }
  }
  sim.addEntity(Source, "source", visitors);
  sim.simulate(Infinity, Infinity);
  const moves = entries.reduce((sum, count) => sum + count, 0);
  return { events: visitors + moves, answer: { conversion: won / visitors, days: days.reduce((sum, total, stage) => sum + total / entries[stage], 0) } };
}

export function open({ workload, size, seed, folder }) {
  const sim = library(folder);
  const random = new sim.Random(seed);
  const runs = {
    "mm1-0.8": () => stationsInARow(sim, random, theory.mm1, size),
    "funnel-6": () => funnel(sim, random, theory.funnel, size),
    "tandem-3xmm3": () => stationsInARow(sim, random, theory.tandem, size),
  };
  return runs[workload];
}
