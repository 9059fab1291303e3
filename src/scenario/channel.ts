import * as v from "valibot";
import { choice, number, reference, text } from "./field.ts";
import { law, laws } from "./law.ts";
import { fundingField } from "./team.ts";

const base = {
  label: text({ label: "label", maxLength: 80, default: "", help: "Name shown; empty: the id in words." }),
  side: choice({
    label: "side", options: ["inbound", "outbound", "referral", "other"], default: "inbound", source: "Ross 2008; Pietilä 2015",
    help: "Colour, and side of the mix.",
  }),
  demand: choice({
    label: "demand", options: ["pull", "push"], default: "pull", source: "Kunz: a magnet pulls; calls and mass mail push",
    help: "Pull: they were looking. Push: they were not.",
  }),
  firstTouchBy: choice({
    label: "first touch by", options: ["buyer", "seller"], default: "buyer", source: "Nutshell: in outbound the seller makes the first touch",
    help: "Who acts first.",
  }),
  entryStage: reference("stages", { label: "entry stage", help: "Where its people enter." }),
};

const identifyProbability = number({
  label: "identify probability", unit: "share", min: 0, max: 1, low: 0.005, high: 0.1, step: 0.001, default: 0.023,
  source: "marketful: 2.3 % of visitors, B2B average",
  help: "Share of visits that leave a name. The others stay anonymous and are counted, not followed.",
});

/** A source of people: an arrival process. */
export const channelSchema = v.variant("kind", [
  v.strictObject({
    ...base,
    kind: v.literal("organic"),
    visitsPerMonth: number({
      varies: true,
      label: "visits a month", unit: "visits", min: 0, max: 1e8, low: 10, high: 100_000, step: 50, scale: "log", default: 1500,
      source: "assumption",
      help: "On day 0.",
    }),
    growthPerMonth: number({
      label: "growth a month", unit: "share", min: -0.5, max: 1, low: -0.05, high: 0.1, step: 0.005, default: 0.02,
      source: "Ross 2008: organic grows bit by bit; 1 to 3 % assumption",
      help: "Compound growth of the visits.",
    }),
    identifyProbability,
    arrivals: choice({
      label: "arrivals", options: ["poisson", "even"], default: "poisson", source: "assumption",
      help: "Poisson: by chance. Even: exactly the stated number, evenly spread.",
    }),
  }),
  v.strictObject({ ...base, kind: v.literal("content"), identifyProbability }),
  v.strictObject({
    ...base,
    kind: v.literal("paid"),
    funding: fundingField,
    spendPerMonth: number({
      varies: true,
      label: "spend a month", unit: "money", min: 0, max: 1e8, low: 0, high: 100_000, step: 500, default: 5000, source: "assumption",
      help: "Ignored where the mix funds it.",
    }),
    costPerVisit: number({
      label: "cost per visit", unit: "money", min: 0.001, max: 100_000, low: 0.1, high: 50, step: 0.1, scale: "log", default: 2, source: "assumption",
      help: "While spend is small against its saturation.",
    }),
    saturationSpend: number({
      label: "saturation spend", unit: "money", min: 1, max: 1e9, low: 1000, high: 100_000, step: 500, scale: "log", default: 10_000, source: "assumption",
      help: "Spend a month at which more money begins to buy clearly less.",
    }),
    elasticity: number({
      label: "elasticity", unit: "×", min: 0, max: 1, step: 0.05, default: 0.3,
      source: "Ross 2008: inbound is hard to accelerate; 0.3 assumption",
      help: "Far above saturation, 1 % more spend buys so many % more visits.",
    }),
    identifyProbability,
  }),
  v.strictObject({
    ...base,
    kind: v.literal("outbound"),
    team: reference("teams", { label: "team", help: "Who prospects, whenever nothing else is to be done." }),
    minutesPerProspect: law(laws.minutes, {
      label: "minutes per prospect", low: 5, high: 120, default: { kind: "exponential", mean: 25 },
      source: "assumption: 230 prospects a month of one person",
      help: "To find and contact one account, by a fully productive person.",
    }),
    maturityStart: number({
      label: "maturity on day 0", unit: "share", min: 0.01, max: 1, low: 0.1, high: 1, step: 0.05, default: 0.3,
      source: "Ross 2008: building the outbound machine takes quite a while; 0.3 assumption",
      help: "Share of full speed at which the machine begins.",
    }),
    maturityDays: number({
      label: "days to maturity", unit: "d", min: 0, max: 3650, low: 0, high: 720, step: 10, default: 270,
      source: "Ross 2008: quite a while; 270 assumption",
      help: "Days until the machine runs at full speed.",
    }),
    blockProspects: number({
      label: "calling block", unit: "prospects", min: 1, max: 1000, low: 1, high: 20, step: 1, whole: true, default: 1, source: "direction Ross 2008: one cannot juggle both; size assumption",
      help: "Once somebody prospects, so many in a row before anything else.",
    }),
  }),
  v.strictObject({
    ...base,
    kind: v.literal("batch"),
    entries: number({
      varies: true,
      label: "people per batch", unit: "people", min: 0, max: 1_000_000, low: 10, high: 5000, step: 10, scale: "log", default: 100, source: "assumption",
      help: "A webinar, a fair, a list: so many at once.",
    }),
    everyDays: number({
      label: "every", unit: "d", min: 1, max: 3650, low: 7, high: 365, step: 1, default: 90, source: "assumption",
      help: "Days from one batch to the next.",
    }),
    firstDay: number({
      label: "first day", unit: "d", min: 0, max: 36_500, low: 0, high: 365, step: 1, default: 0, source: "assumption",
      help: "Day of the first batch.",
    }),
    costPerBatch: number({
      label: "cost per batch", unit: "money", min: 0, max: 1e8, low: 0, high: 50_000, step: 500, default: 0, source: "assumption",
      help: "Paid on the day of the batch.",
    }),
  }),
  v.strictObject({
    ...base,
    kind: v.literal("partner"),
    entriesPerMonth: number({
      varies: true,
      label: "people a month", unit: "people", min: 0, max: 1_000_000, low: 0, high: 500, step: 1, default: 15, source: "assumption",
      help: "Sent by partners.",
    }),
    revenueShare: number({
      label: "revenue share", unit: "share", min: 0, max: 1, low: 0, high: 0.5, step: 0.01, default: 0.1, source: "assumption",
      help: "Share of the revenue of these customers that goes to the partner.",
    }),
  }),
  v.strictObject({ ...base, kind: v.literal("referral") }),
]);
export type Channel = v.InferOutput<typeof channelSchema>;
