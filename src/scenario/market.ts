import * as v from "valibot";
import { flag, number } from "./field.ts";

export const marketSchema = v.strictObject({
  unlimited: flag({ label: "unlimited", default: false, source: "assumption", help: "An unlimited market is never used up." }),
  accounts: number({
    label: "accounts", unit: "accounts", min: 1, max: 100_000_000, low: 500, high: 1_000_000, step: 1, scale: "log", whole: true, default: 20_000,
    source: "assumption",
    help: "Everybody who could ever buy. Each of them is untouched, in play, away for a while, or a customer.",
  }),
  initialCustomers: number({
    label: "customers on day 0", unit: "customers", min: 0, max: 1_000_000, low: 0, high: 2000, step: 1, whole: true, default: 0,
    source: "assumption",
    help: "Customers you already have when the simulation begins.",
  }),
});
export type Market = v.InferOutput<typeof marketSchema>;
