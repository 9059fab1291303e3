import * as v from "valibot";
import { number, reference, type NumberFacts } from "./field.ts";

const hours = { unit: "h", min: 0, max: 2000, step: 0.25 } satisfies Partial<NumberFacts>;
const pieces = { unit: "pieces", min: 0, max: 1000, low: 0, high: 20, step: 1 } satisfies Partial<NumberFacts>;
const visits = { unit: "visits", min: 0, max: 1_000_000, low: 1, high: 200, step: 1, scale: "log", source: "assumption" } satisfies Partial<NumberFacts>;
const orbit = "Orbit: 2.5 to 4 h a post; assumption";
const hubspot = "calibrated on HubSpot: 10 % of posts compound and give 38 % of visits";

/** Ebook → posts → social: a team writes, each piece draws visits that fade; some posts compound. */
export const contentSchema = v.strictObject({
  team: reference("teams", { label: "team", help: "Who writes." }),
  hoursPerEbook: number({ label: "hours per ebook", ...hours, low: 8, high: 120, default: 40, source: "assumption", help: "Of a fully productive person." }),
  hoursPerPost: number({ label: "hours per post", ...hours, low: 1, high: 12, default: 4, source: orbit, help: "Of a fully productive person." }),
  hoursPerSocial: number({ label: "hours per social post", ...hours, low: 0, high: 2, default: 0.25, source: "assumption", help: "Of a fully productive person." }),
  postsPerEbook: number({ label: "posts per ebook", ...pieces, default: 8, source: "assumption", help: "Blog posts made from one ebook." }),
  socialPerPost: number({ label: "social posts per post", ...pieces, default: 5, source: "assumption", help: "Social posts made from one blog post." }),
  ebookVisitsPerDay: number({ label: "visits a day of an ebook", ...visits, default: 10, help: "When it is new." }),
  postVisitsPerDay: number({ label: "visits a day of a post", ...visits, default: 8, help: "When it is new." }),
  socialVisitsPerDay: number({ label: "visits a day of a social post", ...visits, default: 2, help: "When it is new." }),
  halfLifeDays: number({
    label: "half-life", unit: "d", min: 0.1, max: 36_500, low: 7, high: 365, step: 1, default: 90, source: hubspot,
    help: "Days until an ebook or a post draws half as much.",
  }),
  socialHalfLifeDays: number({
    label: "half-life of social", unit: "d", min: 0.1, max: 3650, low: 0.5, high: 30, step: 0.5, default: 2, source: "assumption",
    help: "Days until a social post draws half as much.",
  }),
  compoundingShare: number({
    label: "compounding share", unit: "share", min: 0, max: 1, low: 0, high: 0.4, step: 0.01, default: 0.1, source: hubspot,
    help: "Share of posts that draw more with time instead of less.",
  }),
  compoundingPeakMultiple: number({
    label: "compounding peak", unit: "×", min: 1, max: 100, low: 1, high: 10, step: 0.1, default: 2.5, source: hubspot,
    help: "A compounding post rises to so many times its first visits.",
  }),
  compoundingRiseDays: number({
    label: "compounding rise", unit: "d", min: 1, max: 3650, low: 30, high: 720, step: 10, default: 180, source: hubspot,
    help: "Days of the rise.",
  }),
  compoundingPlateauUntilDay: number({
    label: "compounding plateau until", unit: "d", min: 1, max: 36_500, low: 90, high: 1095, step: 10, default: 365, source: hubspot,
    help: "Age in days at which a compounding post begins to fade.",
  }),
});
export type ContentFactory = v.InferOutput<typeof contentSchema>;
