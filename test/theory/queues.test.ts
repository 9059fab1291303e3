import { describe, expect, test } from "vitest";
import cases from "./cases.json" with { type: "json" };
import { clinic, sample, type Clinic, type Reading } from "./clinic.ts";

/** The gate of the design: |z| < 3.5 for a single figure, with a standard error small against the figure. */
function holds(spec: Clinic, replications: number, measure: (run: Reading) => number, exact: number) {
  const { mean, standardError } = sample(clinic(spec), replications, measure);
  expect(standardError, "standard error against the figure").toBeLessThan(0.06 * exact);
  expect(Math.abs((mean - exact) / standardError), `z of ${mean} against ${exact}`).toBeLessThan(3.5);
}

function exactly(id: string): Record<string, number> {
  const found = cases.cases.find((one) => one.id === id);
  if (!found) throw new Error(`unknown case: ${id}`);
  return found.expect as unknown as Record<string, number>;
}

const exponential = (mean: number) => ({ kind: "exponential", mean }) as const;
const waiting = (run: Reading) => run.average("waiting.t0");
const inside = (run: Reading) => run.average("stage.s0");

describe("a team is a station", { timeout: 120_000 }, () => {
  test.each(["mm1-0.5", "mm1-0.8"])("%s: length of the line, people inside, utilisation", (id) => {
    const { rho, L, Lq } = exactly(id);
    const spec: Clinic = { perHour: rho, stations: [{ servers: 1, hours: exponential(1) }] };
    holds(spec, 30, waiting, Lq);
    holds(spec, 30, inside, L);
    holds(spec, 12, (run) => run.metric("utilisation.t0"), rho);
  });

  test("mmc-2.4-3: Erlang C with three servers", () => {
    const { Lq, util } = exactly("mmc-2.4-3");
    const spec: Clinic = { perHour: 2.4, months: 6, stations: [{ servers: 3, hours: exponential(1) }] };
    holds(spec, 30, waiting, Lq);
    holds(spec, 12, (run) => run.metric("utilisation.t0"), util);
  });

  test.each([
    ["exponential", exponential(1)],
    ["fixed", { kind: "fixed", value: 1 }],
    ["uniform", { kind: "uniform", min: 0, max: 2 }],
    ["lognormal of cv 2", { kind: "lognormal", median: 1 / Math.sqrt(5), p90: (1 / Math.sqrt(5)) * Math.exp(1.2815515655446004 * Math.sqrt(Math.log(5))) }],
  ] as const)("erlB-10.0-10: without a line the loss is the same for every service law (%s)", (_, hours) => {
    const spec: Clinic = { perHour: 10, months: 3, warmupMonths: 1, stations: [{ servers: 10, hours, lineLimit: 0 }] };
    holds(spec, 20, (run) => run.metric("entries.lost") / run.metric("entries.s0"), exactly("erlB-10.0-10").P_loss);
  });

  test("mmck-3.0-2-3: who finds the line full is lost", () => {
    const spec: Clinic = { perHour: 3, months: 6, warmupMonths: 1, stations: [{ servers: 2, hours: exponential(0.25), lineLimit: 1 }] };
    holds(spec, 20, (run) => run.metric("entries.lost") / run.metric("entries.s0"), exactly("mmck-3.0-2-3").P_block);
  });

  test.each([
    ["md1", { kind: "fixed", value: 1 }],
    ["mu-1", { kind: "uniform", min: 0, max: 2 }],
    ["mln-1-cv1", { kind: "lognormal", median: Math.exp(-0.346573590279973), p90: Math.exp(-0.346573590279973 + 1.2815515655446004 * 0.832554611157698) }],
  ] as const)("%s: Pollaczek–Khinchine", (id, hours) => {
    holds({ perHour: 0.8, stations: [{ servers: 1, hours }] }, 40, waiting, exactly(id).Lq);
  });

  test("dm1: even arrivals", () => {
    holds({ perHour: 0.8, even: true, stations: [{ servers: 1, hours: exponential(1) }] }, 30, waiting, exactly("dm1").Lq);
  });

  test.each(["erlA-10.0-10-0.5", "erlA-12.0-10-0.5"])("%s: impatient people leave the line", (id) => {
    const { Lq, P_abandon } = exactly(id);
    const spec: Clinic = {
      perHour: id.startsWith("erlA-12") ? 12 : 10, months: 3, warmupMonths: 1,
      stations: [{ servers: 10, hours: exponential(1), patienceHours: exponential(2) }],
    };
    holds(spec, 12, waiting, Lq);
    holds(spec, 12, (run) => run.metric("entries.lost") / run.metric("entries.s0"), P_abandon);
  });

  test("tandem-mm1: three stations in a row, by Little's law", () => {
    const services = [1, 1 / 1.2, 1 / 1.5];
    const spec: Clinic = { perHour: 0.9, months: 18, warmupMonths: 2, stations: services.map((mean) => ({ servers: 1, hours: exponential(mean) })) };
    const people = (run: Reading) => run.average("stage.s0") + run.average("stage.s1") + run.average("stage.s2");
    holds(spec, 24, people, 0.9 * exactly("tandem-mm1").T);
  });

  test("dd1: a departure comes before a simultaneous arrival, so nobody waits", () => {
    const { values } = sample(clinic({ perHour: 1, even: true, months: 1, warmupMonths: 0, stations: [{ servers: 1, hours: { kind: "fixed", value: 1 } }] }), 1, (run) => run.metric("responseP90"));
    // Arrivals are rounded to whole ticks, so a wait of one tick is no wait.
    expect(values[0]).toBeLessThanOrEqual(1 / 57_600);
  });
});
