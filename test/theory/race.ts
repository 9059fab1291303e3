/**
 * Competing exponentials: three clocks of one customer that really run beside each other. The journey leads out after an
 * exponential dwell, needs open and invitations are sent at a rate; the first of the three is the winner.
 */
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { certain, door, textbook, type Family } from "./family.ts";
import { mean } from "./queues.ts";

interface Race { names: string[]; rates: number[] }

const TICKS_PER_DAY = 1_382_400;
const DAYS_PER_MONTH = 365 / 12;
/** Mean days until the first clock rings: the product's rates have their ranges, so time is scaled to this. */
const MEAN_DAYS = 10;

export const race: Family<Race> = {
  names: ["competing exponentials"],
  model(given) {
    const rates = given.rates as Record<string, number>;
    if (Object.keys(rates).length !== 3) throw new Error("expected three rates");
    return { names: Object.keys(rates), rates: Object.values(rates) };
  },
  headline: "P.buy",
  needed: "needs, the end of the journey and invitations of one customer as the three clocks, read from the events",
  exact({ names, rates }) {
    const all = rates.reduce((sum, rate) => sum + rate, 0);
    return { ...Object.fromEntries(names.map((name, at) => [`P.${name}`, rates[at] / all])), meanTime: 1 / all };
  },
  experiments({ names, rates }, effort) {
    const unit = rates.reduce((sum, rate) => sum + rate, 0) * MEAN_DAYS;
    const [needs, leaving, invitations] = rates.map((rate) => rate / unit);
    const kinds = [EventKind.need, EventKind.churn, EventKind.invite];
    return [{
      replications: Math.round(24 * effort),
      scenarios: [sound({
        ...textbook,
        run: { horizonMonths: 12 },
        stages: {
          sign: { bulb: "left", order: 1, ...certain("fan"), otherwise: "gone" },
          fan: { bulb: "right", order: 2, free: true, dwellDays: { kind: "exponential", mean: 1 / leaving }, ...certain("gone"), otherwise: "gone" },
          gone: { bulb: "exit", order: 3 },
          friend: { bulb: "exit", order: 4 },
        },
        channels: { door: door(100, "sign"), friends: { kind: "referral", side: "referral", entryStage: "friend" } },
        teams: { nobody: { headcount: 0 } },
        retention: { monthlyChurn: 0 },
        accountManagement: { policy: "none", team: "nobody", needsPerYear: needs * 365 },
        referral: { fromStage: "fan", invitesPerMonth: invitations * DAYS_PER_MONTH, conversionToEntry: 1, delayDays: { kind: "fixed", value: 0 }, channel: "friends" },
      })],
      read({ log }) {
        const won = new Map<number, number>();
        const times: number[][] = names.map(() => []);
        for (let at = 0; at < log.length; at++) {
          const person = log.person[at];
          // Those won early enough that one of the clocks has rung by the horizon, but for e⁻¹².
          if (log.kind[at] === EventKind.won && log.time[at] < 240 * TICKS_PER_DAY) won.set(person, log.time[at]);
          const winner = kinds.indexOf(log.kind[at] as (typeof kinds)[number]);
          if (winner < 0 || !won.has(person)) continue;
          times[winner].push((log.time[at] - won.get(person)!) / TICKS_PER_DAY / unit);
          won.delete(person);
        }
        const count = times.flat().length;
        return {
          ...Object.fromEntries(names.flatMap((name, at) => [[`P.${name}`, [times[at].length, count]], [`meanTime|${name} wins`, mean(times[at])]])),
          meanTime: mean(times.flat()),
        };
      },
    }];
  },
};
