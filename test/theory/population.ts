/** Customers who come, invite and leave: a linear birth–death process with immigration, the hourglass in one line. */
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { certain, door, numeric, textbook, type Family, type Run } from "./family.ts";

interface Population { acquired: number; referred: number; churned: number; start: number; weeks: number[] }

const TICKS_PER_WEEK = 9_676_800;
const WEEKS_PER_MONTH = 365 / 84;

export const population: Family<Population> = {
  names: ["acquisition + referral + churn"],
  spreads: /^var/,
  model: (given) => ({
    acquired: numeric(given, "acquisitionPerWeek"), referred: numeric(given, "referralPerCustomerWeek"), churned: numeric(given, "churnPerCustomerWeek"), start: numeric(given, "n0"),
    weeks: (given.t as number[] | undefined) ?? [4, 13, 26, 52, 104],
  }),
  headline: "mean[3]",
  needed: "leaving at any time: a journey that leads out after an exponential dwell (churn is asked at anniversaries only)",
  exact({ acquired: a, referred: b, churned: d, start, weeks }) {
    const grown = weeks.map((t) => Math.exp((b - d) * t));
    const came = grown.map((g) => (a / (d - b)) * (1 - g));
    return {
      // Those who came since are negative binomial of index a/b; those of the start, and who descends from them, come on top.
      ...Object.fromEntries(weeks.flatMap((_, i) => [
        [`mean[${i}]`, came[i] + start * grown[i]],
        [`var[${i}]`, came[i] + came[i] ** 2 * (b / a) + ((start * (b + d)) / (b - d)) * grown[i] * (grown[i] - 1)],
      ])),
      steadyMean: a / (d - b), steadyVar: (a * d) / (d - b) ** 2,
    };
  },
  experiments(model, effort) {
    const { acquired, referred, churned, start, weeks } = model;
    const exact = population.exact(model);
    const months = Math.ceil((Math.max(...weeks) + 1) / WEEKS_PER_MONTH);
    return [{
      replications: Math.round(100 * effort),
      scenarios: [sound({
        ...textbook,
        run: { horizonMonths: months },
        stages: {
          sign: { bulb: "left", order: 1, openToday: start, ...certain("fan"), otherwise: "gone" },
          fan: { bulb: "right", order: 2, free: true, dwellDays: { kind: "exponential", mean: 7 / churned }, ...certain("gone"), otherwise: "gone" },
          gone: { bulb: "exit", order: 3 },
        },
        channels: { door: door(acquired * WEEKS_PER_MONTH, "sign"), friends: { kind: "referral", side: "referral", entryStage: "sign" } },
        retention: { monthlyChurn: 0 },
        referral: { fromStage: "fan", invitesPerMonth: referred * WEEKS_PER_MONTH, conversionToEntry: 1, delayDays: { kind: "fixed", value: 0 }, channel: "friends" },
      })],
      read(run) {
        const counts = customersOn(run, weeks);
        return Object.fromEntries(counts.flatMap((count, at) => [[`mean[${at}]`, count], [`var[${at}]`, (count - exact[`mean[${at}]`]) ** 2]]));
      },
    }];
  },
  leftOut: () => ({ steadyMean: "the limit of mean[4], which is read at 104 weeks", steadyVar: "the limit of var[4]" }),
};

function customersOn({ log }: Run, weeks: readonly number[]): number[] {
  return weeks.map((week) => {
    let count = 0;
    for (let at = 0; at < log.length && log.time[at] <= week * TICKS_PER_WEEK; at++) count += log.kind[at] === EventKind.won ? 1 : log.kind[at] === EventKind.churn ? -1 : 0;
    return count;
  });
}
