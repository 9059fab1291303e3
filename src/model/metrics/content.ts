/** What the content factory draws. */
import type { Scenario } from "../../scenario/index.ts";
import { COMPOUNDING } from "../content.ts";
import type { Metric } from "./metric.ts";
import { share, sum } from "./number.ts";

const group = "Content";

export function content(scenario: Scenario): Metric[] {
  if (!scenario.content) return [];
  return [
    { name: "contentVisits", label: "Visits drawn by content", unit: "count", group, formula: "Σ over days of the visits expected of everything written before", help: "Known or not.", of: ({ world }) => sum(world.visitsBySource) },
    { name: "visitsPerHour", label: "Visits per hour of writing", unit: "count", group, formula: "visits drawn by content up to the horizon ÷ productive hours of the content factory", help: "What an hour of writing has brought so far; what is written last has hardly begun.", of: ({ world }) => share(sum(world.visitsBySource), world.contentHours) },
    { name: "compoundingShare", label: "Visits by compounding posts", unit: "share", group, formula: "visits of posts that draw more with time ÷ visits drawn by content", help: "Few posts, many visits.", of: ({ world }) => share(world.visitsBySource[COMPOUNDING], sum(world.visitsBySource)) },
  ];
}
