/** Hourglass itself: an ordinary scenario, the library's own `compile` and `replicate`, or with `plain` its JavaScript instead of its WebAssembly. */
import { hg1Document, funnelDocument, queueDocument, theory } from "./workloads.mjs";

/** The built library that the whole bench runs, whatever happens to the sources meanwhile. */
const { compile, javascript, openSim, replicate, toScenario } = /** @type {typeof import("hourglass")} */ (await import(process.env.HOURGLASS_LIBRARY ?? "hourglass"));

const documents = {
  "hg1": () => hg1Document(),
  "mm1-0.8": (customers) => queueDocument(theory.mm1, customers),
  "funnel-6": (visitors) => funnelDocument(theory.funnel, visitors),
  "tandem-3xmm3": (customers) => queueDocument(theory.tandem, customers),
};

/** A scenario without issues. Sims of the shelf are named `sim:<name>`. */
function scenarioOf(workload, size) {
  if (workload.startsWith("sim:")) return openSim(workload.slice(4));
  const { scenario, issues } = toScenario(documents[workload](size));
  if (issues.length > 0) throw new Error(`${workload} is no sound scenario: ${JSON.stringify(issues)}`);
  return scenario;
}

export function open({ workload, size, seed, plain }) {
  const scenario = scenarioOf(workload, size);
  const model = compile(scenario);
  const key = Uint32Array.of(seed, 0x6c62272e);
  const at = Object.fromEntries(model.metrics.map(({ name }, index) => [name, index]));
  const one = (replication) => {
    const trace = plain ? javascript.replicate(model, key, replication) : replicate(model, key, replication);
    if (trace.violations.length > 0) throw new Error(trace.violations.join("; "));
    return trace;
  };
  let from = 0;
  return () => {
    const replications = workload === "hg1" || workload.startsWith("sim:") ? size : 1;
    const traces = Array.from({ length: replications }, (_, number) => one(from + number));
    // The sims are compared with the reference, replication by replication.
    if (!workload.startsWith("sim:")) from += replications;
    const mean = (name) => traces.reduce((sum, trace) => sum + trace.metrics[at[name]], 0) / replications;
    const entries = Object.keys(scenario.stages).reduce((sum, id) => sum + mean(`entries.${id}`), 0);
    return { events: entries * replications, answer: answerOf(workload, scenario, mean, entries, traces) };
  };
}

function answerOf(workload, scenario, mean, entries, traces) {
  if (workload.startsWith("sim:")) return { events: traces.map((trace) => trace.events), fingerprints: traces.map((trace) => trace.fingerprint) };
  const days = (id) => mean(`meanDays.${id}`);
  switch (workload) {
    case "hg1":
      return {
        eventsPerReplication: entries, marketResponseServices: mean("entries.marketResponse"), accountExecutiveServices: mean("entries.accountExecutive"),
        conversions: mean("entries.onboarding") + mean("entries.onboardingOutbound"), referredVisitors: mean("came.referral"),
        repeatPurchases: ["active", "loyal", "advocate"].reduce((sum, id) => sum + mean(`entries.${id}Again`), 0),
      };
    case "funnel-6": {
      const ids = Object.keys(scenario.stages).filter((id) => id.startsWith("f"));
      return { conversion: mean("entries.won") / mean("entries.f0"), days: ids.reduce((sum, id) => sum + days(id), 0) };
    }
    default: {
      const ids = Object.keys(scenario.stages).filter((id) => id !== "served");
      const minutes = scenario.stages.s0.work.minutes;
      return { stay: (ids.reduce((sum, id) => sum + days(id), 0) * 1440) / minutes.mean };
    }
  }
}
