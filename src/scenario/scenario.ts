/**
 * A what-if as plain data: everything one simulation needs to know, and nothing about how it runs.
 *
 * Entities walk a graph of stages; a stage is (optional work by a team) → dwell → branch. Teams are stations with
 * working hours, channels are arrival processes, the market is a conserved integer, referral is an entity that starts
 * another one. Records are keyed by an immutable id; units stand in every name; probabilities lie in [0, 1]; money is
 * in units of `currency`. What may be absent is null, and null is its default: so a merge patch can say everything.
 */
import * as v from "valibot";
import { accountManagementSchema } from "./account.ts";
import { acquisitionSchema } from "./acquisition.ts";
import { activitySchema } from "./activity.ts";
import { channelSchema } from "./channel.ts";
import { contentSchema } from "./content.ts";
import { controlSchema } from "./control.ts";
import { coolingSchema } from "./cooling.ts";
import { retentionSchema, valueSchema } from "./customer.ts";
import { eventSchema } from "./event.ts";
import { part, record, section, text, textOrNull } from "./field.ts";
import { forecastSchema } from "./forecast.ts";
import { growthSchema } from "./growth.ts";
import { lawEntry, laws } from "./law.ts";
import { loyaltySchema } from "./loyalty.ts";
import { marketSchema } from "./market.ts";
import { moneySchema } from "./money.ts";
import { nurtureSchema } from "./nurture.ts";
import { referralSchema } from "./referral.ts";
import { runSchema } from "./run.ts";
import { segmentSchema } from "./segment.ts";
import { stageSchema } from "./stage.ts";
import { supportSchema } from "./support.ts";
import { teamSchema } from "./team.ts";

export const schemaVersion = 1;

export const scenarioSchema = v.strictObject({
  schemaVersion: v.optional(v.literal(schemaVersion), schemaVersion),
  id: text({ label: "id", maxLength: 40, default: "scenario", help: "Sim this scenario comes from." }),
  title: text({ label: "title", maxLength: 120, default: "Untitled", help: "What stands above it." }),
  question: text({ label: "question", maxLength: 200, default: "", help: "The question it answers; the shelf groups by it." }),
  description: text({ label: "description", maxLength: 4000, default: "", help: "One or two sentences, Markdown." }),
  currency: text({ label: "currency", maxLength: 3, pattern: /^[A-Z]{3}$/, default: "USD", help: "ISO 4217 code." }),
  startDate: textOrNull({
    label: "start", maxLength: 10, pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    help: "ISO date of day 0. Empty: months are only numbered.",
  }),
  run: section(runSchema, { label: "run", help: "How long, how often, by which chance." }),
  activity: section(activitySchema, { label: "buyers' hours", help: "When buyers act." }),
  market: section(marketSchema, { label: "market", help: "Who could ever buy." }),
  acquisition: section(acquisitionSchema, { label: "mix", help: "Inbound against outbound." }),
  segments: record(segmentSchema, { label: "", keys: "own", help: "Kinds of accounts." }),
  nurture: section(nurtureSchema, { label: "nurture", help: "How long people are warmed up." }),
  cooling: part(coolingSchema, { label: "cooling", help: "What a hand-raise loses while nobody answers." }),
  stages: record(stageSchema, { label: "", keys: "stages", help: "The journey." }),
  channels: record(channelSchema, { label: "", keys: "channels", help: "Where people come from." }),
  teams: record(teamSchema, { label: "", keys: "teams", help: "Who works." }),
  content: part(contentSchema, { label: "content factory", help: "What is written, and what it draws." }),
  value: section(valueSchema, { label: "value", help: "What customers pay." }),
  retention: section(retentionSchema, { label: "retention", help: "How long customers stay." }),
  accountManagement: part(accountManagementSchema, { label: "account management", help: "Calls to customers." }),
  support: part(supportSchema, { label: "support", help: "Customers who ask." }),
  loyalty: part(loyaltySchema, { label: "loyalty", help: "A programme for the best customers." }),
  growth: part(growthSchema, { label: "growth team", help: "Experiments on the journey." }),
  referral: part(referralSchema, { label: "referral", help: "Customers who bring customers." }),
  money: section(moneySchema, { label: "money", help: "Cash and cost." }),
  forecast: part(forecastSchema, { label: "forecast", help: "What is expected to close, quarter by quarter." }),
  events: record(eventSchema, { label: "event", keys: "own", help: "What changes on a date." }),
  sources: record(text({ label: "source", maxLength: 300, default: "", help: "Where the numbers at and below this path come from." }), { label: "source", keys: "paths", help: "Path of a number, or of a part → where it comes from. Numbers of which nothing is said come from where the field's default does, or are an assumption." }),
  uncertainty: record(
    lawEntry(laws.any, { label: "", low: 0, high: 1000, source: "assumption", help: "How unsure the number at this path is: drawn once per replication." }),
    { label: "uncertainty", keys: "paths", help: "Path of a number → law of its value." },
  ),
  controls: record(controlSchema, { label: "control", keys: "own", help: "The first controls of the panel, at most seven." }),
});
export type Scenario = v.InferOutput<typeof scenarioSchema>;
