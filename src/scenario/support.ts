import * as v from "valibot";
import { number, reference } from "./field.ts";
import { law, laws } from "./law.ts";

/** Customers who ask: tickets. */
export const supportSchema = v.strictObject({
  team: reference("teams", { label: "team", help: "Who answers." }),
  ticketsPerMonth: number({
    label: "tickets a month", unit: "tickets", min: 0, max: 100, low: 0, high: 10, step: 0.1, default: 3, source: "assumption",
    help: "Of one customer.",
  }),
  minutes: law(laws.minutes, {
    label: "minutes of a ticket", low: 5, high: 120, default: { kind: "exponential", mean: 40 }, source: "assumption: about 180 tickets of 40 minutes a head-month",
    help: "Of a fully productive person.",
  }),
  priority: number({ label: "priority", unit: "", min: 0, max: 9, step: 1, whole: true, default: 1, source: "assumption", help: "0 is served first." }),
});
export type Support = v.InferOutput<typeof supportSchema>;
