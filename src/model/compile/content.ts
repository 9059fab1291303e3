/** The content factory. */
import { exp2 } from "../../kernel/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { Tables } from "../tables.ts";
import { indexOf } from "./lookup.ts";

export function compileContent(scenario: Scenario, tables: Tables): void {
  const content = scenario.content;
  if (!content) return;
  tables.hasContent = true;
  tables.contentTeam = indexOf(Object.keys(scenario.teams), content.team, "team");
  tables.hoursPerEbook = content.hoursPerEbook;
  tables.hoursPerPost = content.hoursPerPost;
  tables.hoursPerSocial = content.hoursPerSocial;
  tables.postsPerEbook = Math.round(content.postsPerEbook);
  tables.socialPerPost = Math.round(content.socialPerPost);
  tables.ebookVisits = content.ebookVisitsPerDay;
  tables.postVisits = content.postVisitsPerDay;
  tables.socialVisits = content.socialVisitsPerDay;
  tables.dailyDecay = exp2(-1 / content.halfLifeDays);
  tables.socialDecay = exp2(-1 / content.socialHalfLifeDays);
  tables.compoundingShare = content.compoundingShare;
  tables.compoundingPeak = content.compoundingPeakMultiple;
  tables.compoundingRise = Math.max(1, Math.round(content.compoundingRiseDays));
  tables.compoundingUntil = Math.max(tables.compoundingRise, Math.round(content.compoundingPlateauUntilDay));
}
