import * as v from "valibot";
import { number } from "./field.ts";

/** Chance of success × (floor + (1 − floor)·2^(−(wait − grace)/halfLife)), wait in clock hours. */
export const coolingSchema = v.strictObject({
  graceHours: number({
    label: "grace", unit: "h", min: 0, max: 720, low: 0, high: 24, step: 0.25, default: 0,
    source: "assumption",
    help: "So long a hand-raise may wait and loses nothing.",
  }),
  halfLifeHours: number({
    label: "half-life", unit: "h", min: 0.01, max: 8760, low: 0.3, high: 72, step: 0.1, scale: "log", default: 6,
    source: "direction Oldroyd et al., HBR 3/2011; size assumption",
    help: "After so many more hours, nights included, half of what can be lost is lost.",
  }),
  floor: number({
    label: "floor", unit: "share", min: 0, max: 1, step: 0.01, default: 0.25,
    source: "assumption",
    help: "Share of the chance that is left however long one waits.",
  }),
});
/** What a hand-raise loses while nobody answers. */
export type Cooling = v.InferOutput<typeof coolingSchema>;
