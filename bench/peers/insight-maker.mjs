/**
 * Insight Maker's engine (npm `simulation` 9.0.0): the funnel as agents with states and transitions by timeout. It has no
 * arrivals by chance, so everybody is there on day 0; conversion does not know the difference.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { theory } from "../workloads.mjs";

/** Days between two looks at the agents, which are what it spends least on. */
const STEP = 100;

export async function open({ size, folder }) {
  const { Model } = await import(pathToFileURL(createRequire(`${folder}/`).resolve("simulation")).href);
  const { pass, meanDays } = theory.funnel;
  return () => {
    const model = new Model({ timeStart: 0, timeLength: 20 * Math.max(...meanDays), timeStep: STEP, timeUnits: "Days", algorithm: "Euler" });
    const visitor = model.Agent({ name: "Visitor" });
    const states = meanDays.map((_, at) => visitor.State({ name: `Stage ${at}`, startActive: at === 0 }));
    const won = visitor.State({ name: "Won", startActive: false });
    const lost = visitor.State({ name: "Lost", startActive: false });
    states.forEach((state, at) => {
      // The earlier of two exponential timeouts: the stay of the case, and its chance to go on.
      visitor.Transition(state, states[at + 1] ?? won, { trigger: "Timeout", value: `RandExp(${pass[at] / meanDays[at]})`, name: `on ${at}` });
      visitor.Transition(state, lost, { trigger: "Timeout", value: `RandExp(${(1 - pass[at]) / meanDays[at]})`, name: `out ${at}` });
    });
    const population = model.Population({ name: "Visitors", populationSize: size, agentBase: visitor });
    const winners = model.Variable({ name: "Winners", value: "[Visitors].FindState([Won]).Count()" });
    model.Link(visitor, population);
    model.Link(population, winners);
    const results = model.simulate();
    const conversion = results.series(winners).at(-1) / size;
    // Arrivals and moves cannot be counted from outside: their mean.
    const moves = meanDays.reduce((sum, _, at) => sum + pass.slice(0, at).reduce((product, chance) => product * chance, 1), 0);
    return { events: size * (1 + moves), answer: { conversion } };
  };
}
