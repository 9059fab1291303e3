/** What a customer is worth. */
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { certain, numeric, textbook, type Family, type Run } from "./family.ts";
import { mean, spread } from "./queues.ts";

interface Worth { pays: number; churn: number; discount: number }

const TICKS_PER_MONTH = 42_048_000;
/** The longest run: what a customer pays after it is left out of the formula too. */
const MONTHS = 120;
const CUSTOMERS = 300;

/** The figures of the first so many months of a contract. */
function within({ pays, churn, discount }: Worth, months: number) {
  const kept = (rate: number) => -Math.expm1(-rate * months) / rate;
  const valued = pays * kept(churn + discount);
  const square = ((2 * pays ** 2) / discount) * (kept(churn + discount) - kept(churn + 2 * discount));
  const monthly = (factor: number) => (1 - factor ** months) / (1 - factor);
  return {
    undiscounted: pays * monthly(1 - churn), discounted_continuous: valued, sd_discounted: Math.sqrt(square - valued ** 2),
    discrete_firstPaymentNow: pays * monthly((1 - churn) / (1 + discount)), meanLifetimeMonths: monthly(1 - churn),
  };
}

export const worth: Family<Worth> = {
  names: ["customer value"],
  spreads: /^sd/,
  model: (given) => ({ pays: numeric(given, "arpuPerMonth"), churn: numeric(given, "churnPerMonth"), discount: numeric(given, "discountPerMonth") }),
  headline: "discrete_firstPaymentNow",
  needed: "churn at anniversaries is the discrete figure (metric `ltv`); for the continuous ones a journey that leads out, and the discounted integral over the contracts of the events; 120 months of it, the longest run",
  exact: (model) => within(model, Infinity),
  readAs(model) {
    const figures = within(model, MONTHS);
    const words = `of the first ${MONTHS} months`;
    return { ...Object.fromEntries(Object.entries(figures).map(([key, exact]) => [key, { exact, words }])), sd_discounted: { exact: figures.sd_discounted ** 2, words: `its square, ${words}` } };
  },
  experiments(model, effort) {
    const { pays, churn, discount } = model;
    const { discounted_continuous } = within(model, MONTHS);
    const scenario = (fan: object, monthlyChurn: number, discountPerYear: number) => sound({
      ...textbook,
      run: { horizonMonths: MONTHS },
      stages: { sign: { bulb: "left", order: 1, openToday: CUSTOMERS, ...certain("fan"), otherwise: "gone" }, fan: { bulb: "right", order: 2, ...fan }, gone: { bulb: "exit", order: 3 } },
      value: { initialMrr: { kind: "fixed", value: pays } }, money: { grossMargin: 1, discountPerYear }, retention: { monthlyChurn },
    });
    const replications = Math.round(24 * effort);
    return [
      { scenarios: [scenario({}, churn, 0)], replications, read: (run) => ({ undiscounted: run.metric("ltv") / 100, meanLifetimeMonths: mean(lifetimes(run)) }) },
      { scenarios: [scenario({}, churn, (1 + discount) ** 12 - 1)], replications, read: (run) => ({ discrete_firstPaymentNow: run.metric("ltv") / 100 }) },
      {
        scenarios: [scenario({ dwellDays: { kind: "exponential", mean: 365 / 12 / churn }, ...certain("gone"), otherwise: "gone" }, 0, 0)], replications,
        read(run) {
          const values = lifetimes(run).map((months) => (pays * -Math.expm1(-discount * months)) / discount);
          return { discounted_continuous: mean(values), sd_discounted: spread(values, discounted_continuous) };
        },
      },
    ];
  },
};

/** Months of each contract, up to the horizon. */
function lifetimes({ log }: Run): number[] {
  const months = new Map<number, number>();
  for (let at = 0; at < log.length; at++) {
    if (log.kind[at] === EventKind.won) months.set(log.person[at], MONTHS - log.time[at] / TICKS_PER_MONTH);
    if (log.kind[at] === EventKind.churn) months.set(log.person[at], log.time[at] / TICKS_PER_MONTH);
  }
  return [...months.values()];
}
