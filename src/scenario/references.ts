/** Names that must exist: stages, channels and teams that other parts speak of. Unknown ones are mended and listed. */
import type { Issue, IssueCode } from "./issue.ts";
import { nearest } from "./nearest.ts";
import { joinPath } from "./path.ts";
import type { Scenario } from "./scenario.ts";

type Named = "stages" | "channels" | "teams";
const codes: Record<Named, IssueCode> = { stages: "unknownStage", channels: "unknownChannel", teams: "unknownTeam" };

/** Ids by `order`; those that share one keep theirs. */
export function inOrder(scenario: Scenario): string[] {
  const { stages } = scenario;
  return Object.keys(stages).sort((a, b) => stages[a].order - stages[b].order);
}

/** Mends the draft in place: it was made a moment ago and nobody else knows it. */
export function mendReferences(draft: Scenario, issues: Issue[]): void {
  const exists = (what: Named, id: string) => Object.hasOwn(draft[what], id);
  /** True when the id is known; else it is listed. */
  const known = (what: Named, id: string, ...keys: string[]) => {
    if (exists(what, id)) return true;
    issues.push({ path: joinPath(keys), code: codes[what], given: id, expected: nearest(id, Object.keys(draft[what])) });
    return false;
  };
  const keepKnown = (what: Named, bag: Record<string, unknown>, ...keys: string[]) => {
    for (const id of Object.keys(bag)) if (!known(what, id, ...keys, id)) delete bag[id];
  };

  const ordered = inOrder(draft);
  const first = ordered.find((id) => draft.stages[id].bulb === "left");
  for (const [id, channel] of Object.entries(draft.channels)) {
    if (channel.kind === "outbound" && !known("teams", channel.team, "channels", id, "team")) {
      delete draft.channels[id];
    } else if (!known("stages", channel.entryStage, "channels", id, "entryStage")) {
      if (first === undefined) delete draft.channels[id];
      else channel.entryStage = first;
    }
  }

  for (const [id, stage] of Object.entries(draft.stages)) {
    const at = ["stages", id];
    if (stage.work && !known("teams", stage.work.team, ...at, "work", "team")) stage.work = null;
    if (stage.work) {
      const { work } = stage;
      keepKnown("teams", work.coTeams, ...at, "work", "coTeams");
      for (const [route, { team }] of Object.entries(work.routes)) {
        if (!known("teams", team, ...at, "work", "routes", route, "team")) delete work.routes[route];
      }
    }
    if (stage.score && !known("stages", stage.score.to, ...at, "score", "to")) stage.score = null;
    if (stage.overdue && !known("stages", stage.overdue.to, ...at, "overdue", "to")) stage.overdue = null;
    if (stage.ownerTeam !== null && !known("teams", stage.ownerTeam, ...at, "ownerTeam")) stage.ownerTeam = null;
    keepKnown("channels", stage.dwellDaysByChannel, ...at, "dwellDaysByChannel");
    keepKnown("stages", stage.exits, ...at, "exits");
    for (const [to, exit] of Object.entries(stage.exits)) {
      keepKnown("channels", exit.probabilityByChannel, ...at, "exits", to, "probabilityByChannel");
    }
    if (stage.otherwise !== null && !known("stages", stage.otherwise, ...at, "otherwise")) stage.otherwise = null;
    if (stage.recycle && !known("stages", stage.recycle.to, ...at, "recycle", "to")) stage.recycle = null;
  }

  const { initialStage } = draft.market;
  if (initialStage !== null && !known("stages", initialStage, "market", "initialStage")) draft.market.initialStage = null;
  else if (initialStage !== null && draft.stages[initialStage].bulb !== "right") {
    const customers = ordered.filter((id) => draft.stages[id].bulb === "right");
    issues.push({ path: "market.initialStage", code: "unknownChoice", given: initialStage, expected: customers });
    draft.market.initialStage = null;
  }

  if (draft.content && !known("teams", draft.content.team, "content", "team")) draft.content = null;
  keepKnown("channels", draft.value.initialMrrByChannel, "value", "initialMrrByChannel");
  keepKnown("channels", draft.retention.churnByChannel, "retention", "churnByChannel");
  if (draft.retention.loyalFrom !== null && !known("stages", draft.retention.loyalFrom, "retention", "loyalFrom")) draft.retention.loyalFrom = null;
  if (draft.support && !known("teams", draft.support.team, "support", "team")) draft.support = null;
  if (draft.growth && !known("teams", draft.growth.team, "growth", "team")) draft.growth = null;
  if (draft.growth) keepKnown("stages", draft.growth.targets, "growth", "targets");
  const calls = draft.accountManagement;
  if (calls && calls.policy !== "none" && !known("teams", calls.team, "accountManagement", "team")) calls.policy = "none";

  if (draft.referral) {
    const { referral } = draft;
    const last = ordered.findLast((id) => draft.stages[id].bulb === "right");
    if (!known("stages", referral.fromStage, "referral", "fromStage")) {
      if (last === undefined) draft.referral = null;
      else referral.fromStage = last;
    }
    if (!known("channels", referral.channel, "referral", "channel")) {
      const loop = Object.keys(draft.channels).find((id) => draft.channels[id].kind === "referral");
      if (loop === undefined) draft.referral = null;
      else referral.channel = loop;
    }
  }
}
