import * as v from "valibot";
import { flag, number, referenceOrNull } from "./field.ts";

export const marketSchema = v.strictObject({
  unlimited: flag({ label: "unlimited", default: false, source: "assumption", help: "An unlimited market is never used up." }),
  accounts: number({
    label: "accounts", unit: "accounts", min: 1, max: 100_000_000, low: 100, high: 1_000_000, step: 1, scale: "log", whole: true, default: 20_000,
    source: "assumption",
    help: "Everybody who could ever buy. Each of them is untouched, in play, away for a while, or a customer.",
  }),
  initialCustomers: number({
    label: "customers on day 0", unit: "customers", min: 0, max: 1_000_000, low: 0, high: 2000, step: 1, whole: true, default: 0,
    source: "assumption",
    help: "Customers you already have when the simulation begins.",
  }),
  initialTenureMonths: number({
    label: "their tenure", unit: "months", min: 0, max: 600, low: 0, high: 60, step: 1, whole: true, default: 0, source: "assumption",
    help: "How long they have been customers on day 0.",
  }),
  initialStage: referenceOrNull("stages", { label: "where they stand", help: "Stage of those customers on day 0. Empty: the first of the right bulb." }),
  fitShare: number({
    label: "fit", unit: "share", min: 0, max: 1, step: 0.01, default: 1, source: "Nutshell: lists are made by buyer profile; size assumption",
    help: "Share of accounts that fit what is sold. The others take no exit that asks for a fit.",
  }),
});
export type Market = v.InferOutput<typeof marketSchema>;
