import * as v from "valibot";
import { number, text, type NumberFacts } from "./field.ts";

const times = { unit: "×", min: 0, max: 100, low: 0.2, high: 5, step: 0.05, default: 1 } satisfies Partial<NumberFacts> & { default: number };
const kinds = "Ambrosino: yields depend on segment, lead demographics and product; size assumption";

/** A kind of account. Who belongs to none of the segments is as the rest of the scenario says. */
export const segmentSchema = v.strictObject({
  label: text({ label: "label", maxLength: 80, default: "", help: "Name shown; empty: the id in words." }),
  share: number({ label: "share", unit: "share", min: 0, max: 1, step: 0.01, default: 0.2, source: "assumption", help: "Of all accounts." }),
  dealSize: number({ label: "deal size", ...times, source: "Nutshell's commenter: $50 against $500 a month; size assumption", help: "Multiplies the first MRR." }),
  winOdds: number({ label: "win odds", ...times, source: kinds, help: "Multiplies the odds of the win." }),
  inboundOdds: number({
    label: "inbound preference", ...times, source: "Kunz wants to be won that way himself; 1.2 assumption",
    help: "Multiplies the odds of the win of those who came by an inbound channel.",
  }),
  churn: number({ label: "churn", ...times, source: "Tunguz: churn falls with the size of the customer; size assumption", help: "Multiplies the chance to leave." }),
  cycle: number({ label: "cycle", ...times, source: "imboard: large deals take longer; size assumption", help: "Multiplies every dwell before the win." }),
});
export type Segment = v.InferOutput<typeof segmentSchema>;
