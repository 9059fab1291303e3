import * as v from "valibot";
import { choice, flag, number, numberOrNull, part, record, reference, referenceOrNull, text, type NumberFacts } from "./field.ts";
import { law, lawEntry, lawOrNull, laws } from "./law.ts";

const probability = { unit: "share", min: 0, max: 1, step: 0.01 } satisfies Partial<NumberFacts>;

const dwell = { label: "dwell", low: 0.5, high: 365, source: "Pietilä 2015: nurtured for months; Implisit 2014: 84 days lead to opportunity, 18 to the deal; others assumption" };
const yields = "acquisition: MarketingSherpa 2009, Demand Waterfall, Implisit 2014, Ambrosino (17 % lead to opportunity); customers: assumption";

/** One way to go on from a stage. */
const exitSchema = v.strictObject({
  probability: number({
    varies: true,
    label: "probability", ...probability, default: 0, source: yields,
    help: "Share of those in the stage who leave this way.",
  }),
  probabilityByChannel: record(
    number({ label: "probability", ...probability, default: 0, source: yields, help: "Share of those who came by this channel." }),
    { label: "", keys: "channels", prefix: "from", help: "Where people of a channel differ." },
  ),
  dwellDays: lawOrNull(laws.days, { ...dwell, help: "Days until those who leave this way do so. Empty: as the stage." }),
  success: flag({
    label: "success", default: false, source: "assumption",
    help: "A success for the seller: its probability falls when the lead has cooled.",
  }),
  fitOnly: flag({ label: "fit only", default: false, source: "Kunz: a lead is in the target segment and has raised its hand", help: "Only accounts that fit leave this way." }),
});
export type Exit = v.InferOutput<typeof exitSchema>;

/** Large deals go to another team. */
const routeSchema = v.strictObject({
  above: number({
    label: "first MRR above", unit: "money", min: 0, max: 1e9, low: 100, high: 20_000, step: 100, scale: "log", default: 4000, source: "Pietilä 2015: big tickets need field sales; size assumption",
    help: "Deals above this take this route; of several, the highest.",
  }),
  team: reference("teams", { label: "team", help: "Who does it." }),
  travelMinutes: lawOrNull(laws.minutes, { label: "travel", low: 30, high: 600, source: "assumption", help: "Minutes on the road, once for the whole work. Empty: none." }),
});

/** Work a team does on everyone who enters the stage, before the dwell. */
const workSchema = v.strictObject({
  team: reference("teams", { label: "team", help: "Who does it." }),
  kind: text({ label: "kind", maxLength: 40, default: "work", help: "What the minutes are called in the chart of time use." }),
  minutes: law(laws.minutes, {
    label: "minutes of an attempt", low: 1, high: 600, default: { kind: "fixed", value: 3 },
    source: "Ambrosino: 3 minutes a call; others assumption",
    help: "Of a fully productive person.",
  }),
  attempts: law(laws.count, {
    label: "attempts", low: 1, high: 12, default: { kind: "fixed", value: 1 },
    source: "Ambrosino: 4 dials for one completed call",
    help: "How often the minutes are needed.",
  }),
  travelMinutes: lawOrNull(laws.minutes, { label: "travel", low: 30, high: 600, source: "Pietilä 2015: inside sales do not travel; size assumption", help: "Minutes on the road, once for the whole work. Empty: none." }),
  coTeams: record(
    number({ label: "people", unit: "people", min: 1, max: 100, low: 1, high: 5, step: 1, whole: true, default: 1, source: "Nutshell: teams cooperate on deals; size assumption", help: "Of that team, all the time." }),
    { label: "", keys: "teams", prefix: "with", help: "Other teams who work on it at the same time. It begins when all are free, and holds nobody before." },
  ),
  routes: record(routeSchema, { label: "route", keys: "own", help: "Where large deals go instead." }),
  priority: number({
    label: "priority", unit: "", min: 0, max: 9, step: 1, whole: true, default: 1, source: "assumption",
    help: "0 is served first.",
  }),
  firstTouch: flag({ label: "first touch", default: false, source: "assumption", help: "Ends the cooling that a hand-raise began." }),
  patienceHours: lawOrNull(laws.hours, {
    label: "patience", low: 1, high: 336, source: "assumption",
    help: "Those who wait longer go the way of the rest. Empty: patient for ever.",
  }),
});
export type Work = v.InferOutput<typeof workSchema>;

/** Exit bulb: some come back. */
const recycleSchema = v.strictObject({
  afterDays: law(laws.days, {
    label: "after", low: 30, high: 720, default: { kind: "lognormal", median: 150, p90: 300 },
    source: "assumption (Kunz: delayed deals are worked on)",
    help: "Days until it is decided who comes back.",
  }),
  probability: number({
    label: "probability", ...probability, default: 0.5, source: "assumption",
    help: "Share of those who come back.",
  }),
  to: reference("stages", { label: "to", help: "Where they come back to." }),
  odds: number({
    label: "memory", unit: "×", min: 0, max: 100, low: 0.5, high: 3, step: 0.05, default: 1, source: "Kunz: delayed deals are worked on; size assumption",
    help: "Multiplies the odds of the win of those who come back: they know the seller, or have seen enough.",
  }),
});

/** Enough activity is a raised hand. */
const scoreSchema = v.strictObject({
  activitiesPerMonth: number({ label: "activities a month", unit: "activities", min: 0, max: 1000, low: 0, high: 20, step: 0.5, default: 2, source: "assumption", help: "Visits, downloads, forms of one person." }),
  points: law(laws.count, { label: "points", low: 1, high: 50, default: { kind: "fixed", value: 10 }, source: "assumption", help: "Of one activity." }),
  threshold: number({ label: "threshold", unit: "points", min: 0, max: 1e6, low: 10, high: 200, step: 5, default: 50, source: "Kunz: enough scored activity makes an inquiry; size assumption", help: "Points that are enough." }),
  to: reference("stages", { label: "to", help: "Where those who reach it go, at once." }),
});

/** Offers do not stay open for ever. */
const overdueSchema = v.strictObject({
  days: number({ label: "days", unit: "d", min: 0, max: 36_500, low: 30, high: 720, step: 5, default: 365, source: "Kunz: a close is expected within the usual sales cycle; size assumption", help: "Who would stay longer leaves after so many days instead." }),
  to: reference("stages", { label: "to", help: "Where they go." }),
});

/** A place on the journey: (optional work by a team) → dwell → branch. */
export const stageSchema = v.strictObject({
  label: text({ label: "label", maxLength: 80, default: "", help: "Name shown; empty: the id in words." }),
  bulb: choice({
    label: "bulb", options: ["left", "neck", "right", "exit"], default: "left", source: "Pietilä 2015: the hourglass",
    help: "Left and neck are acquisition, right are customers, exit has left the funnel.",
  }),
  order: number({
    label: "order", unit: "", min: 0, max: 1000, step: 1, default: 0, source: "assumption",
    help: "Position from left to right within the picture.",
  }),
  nurture: flag({ label: "nurture", default: false, source: "assumption", help: "Dwell follows the nurture time." }),
  handRaise: flag({
    label: "hand-raise", default: false, source: "Kunz: an inquiry is a raised hand",
    help: "Entering is an act of the buyer: it happens when buyers are active, and the lead cools until the first touch.",
  }),
  work: part(workSchema, { label: "work", help: "What a team does with everyone who enters." }),
  dwellDays: law(laws.days, { ...dwell, default: { kind: "fixed", value: 0 }, help: "Days one stays, after the work." }),
  dwellDaysByChannel: record(lawEntry(laws.days, { ...dwell, help: "Days those of one channel stay." }), {
    label: "", keys: "channels", prefix: "from", help: "Where people of a channel differ.",
  }),
  exits: record(exitSchema, {
    label: "", keys: "stages", prefix: "to",
    help: "Where one goes from here. Probabilities add to at most 1; the rest goes to “otherwise”.",
  }),
  otherwise: referenceOrNull("stages", { label: "otherwise", help: "Stage of those who take no exit. Empty: they stay." }),
  score: part(scoreSchema, { label: "score", help: "Those whose activity reaches a threshold go on at once; the others when their dwell ends." }),
  overdue: part(overdueSchema, { label: "overdue", help: "What happens to those who would stay too long." }),
  places: numberOrNull({
    label: "places", unit: "people", min: 1, max: 1_000_000, low: 1, high: 500, step: 1, whole: true, source: "assumption",
    help: "So many at once, such as trials the seller can look after; the others wait before it. Empty: no limit.",
  }),
  free: flag({ label: "free", default: false, source: "Pietilä 2015: the conversion may be a free sign-up", help: "Right bulb: who is here uses it and pays nothing yet." }),
  forecast: flag({ label: "in the forecast", default: false, source: "Kunz: the forecast holds the offers", help: "Whoever is here has an offer." }),
  ownerTeam: referenceOrNull("teams", { label: "owner", help: "From here on somebody of this team answers for the account. Empty: as before." }),
  openToday: number({
    label: "people on day 0", unit: "people", min: 0, max: 1_000_000, low: 0, high: 2000, step: 1, whole: true, default: 0, source: "assumption",
    help: "People already here when the simulation begins.",
  }),
  entryCost: number({
    label: "cost of an entry", unit: "money", min: 0, max: 1e7, low: 0, high: 1000, step: 1, default: 0, source: "assumption",
    help: "Paid for each one who enters.",
  }),
  purchase: lawOrNull(laws.money, {
    label: "purchase", low: 1, high: 100_000, source: "assumption",
    help: "Paid by each one who enters, at entry.",
  }),
  returnDays: lawOrNull(laws.days, {
    label: "return to the market", low: 30, high: 1095, source: "Kunz: back to the target market",
    help: "Exit bulb: after these days the account is untouched market again. Empty: never.",
  }),
  recycle: part(recycleSchema, {
    label: "recycle",
    help: "Exit bulb: after some days some come back; the others stay, or return to the market.",
  }),
});
export type Stage = v.InferOutput<typeof stageSchema>;
export type Bulb = Stage["bulb"];
