/** Numbers that are possible alone and not together. */
import type { Issue } from "./issue.ts";
import { mendFlood } from "./flood.ts";
import { distance, nearest } from "./nearest.ts";
import { joinPath } from "./path.ts";
import type { Scenario } from "./scenario.ts";

/** Mends the draft in place: it was made a moment ago and nobody else knows it. */
export function mendSense(draft: Scenario, issues: Issue[]): void {
  mendTime(draft, issues);
  mendMarket(draft, issues);
  mendSegments(draft, issues);
  mendStages(draft, issues);
  mendTeams(draft, issues);
  mendFlood(draft, issues);
  listTeams(draft, issues);
  listChannels(draft, issues);
}

function mendTime(draft: Scenario, issues: Issue[]): void {
  const { run, activity, startDate } = draft;
  if (startDate !== null && new Date(startDate).toISOString().slice(0, 10) !== startDate) {
    issues.push({ path: "startDate", code: "wrongForm", given: startDate, expected: ["a day of the calendar"] });
    draft.startDate = null;
  }
  if (run.warmupMonths >= run.horizonMonths) {
    issues.push({ path: "run.warmupMonths", code: "beyondHorizon", given: run.warmupMonths, expected: [`less than ${run.horizonMonths}`] });
    run.warmupMonths = run.horizonMonths - 1;
  }
  for (const key of ["hourWeights", "dayWeights"] as const) {
    if (activity[key].some((weight) => weight > 0)) continue;
    issues.push({ path: `activity.${key}`, code: "noWeight", given: 0, expected: ["a sum > 0"] });
    activity[key] = activity[key].map(() => 1);
  }
  for (const [id, team] of Object.entries(draft.teams)) {
    if (team.startHour + team.hoursPerDay <= 24) continue;
    const latest = 24 - team.hoursPerDay;
    issues.push({ path: joinPath(["teams", id, "startHour"]), code: "beyondMidnight", given: team.startHour, expected: [`at most ${latest}`] });
    team.startHour = latest;
  }
}

function mendMarket({ market, stages }: Scenario, issues: Issue[]): void {
  const there = Object.values(stages).reduce((sum, stage) => sum + stage.openToday, market.initialCustomers);
  if (market.unlimited || there <= market.accounts) return;
  issues.push({ path: "market.accounts", code: "marketTooSmall", given: market.accounts, expected: [`at least ${there}`] });
  market.accounts = there;
}

function mendSegments({ segments }: Scenario, issues: Issue[]): void {
  const shares = Object.values(segments).reduce((sum, { share }) => sum + share, 0);
  if (shares <= 1 + 1e-9) return;
  issues.push({ path: "segments", code: "sharesOverOne", given: shares, expected: ["at most 1"] });
  for (const segment of Object.values(segments)) segment.share /= shares;
}

/** Customers may leave at any anniversary: what asks them to wait for a place, or counts their steps ahead, is for those before the win. */
function mendStages({ stages }: Scenario, issues: Issue[]): void {
  const afterTheWin = Object.keys(stages).filter((id) => stages[id].bulb === "right" || stages[id].bulb === "exit");
  /** Customers go on to be customers, or leave: nobody is won twice. */
  const leadsBack = (to: string, ...keys: string[]) => {
    if (afterTheWin.includes(to)) return false;
    issues.push({ path: joinPath(["stages", ...keys]), code: "unknownChoice", given: to, expected: afterTheWin });
    return true;
  };
  for (const [id, stage] of Object.entries(stages)) {
    if (stage.bulb === "right") {
      for (const to of Object.keys(stage.exits)) if (leadsBack(to, id, "exits", to)) delete stage.exits[to];
      if (stage.otherwise !== null && leadsBack(stage.otherwise, id, "otherwise")) stage.otherwise = null;
      if (stage.overdue && leadsBack(stage.overdue.to, id, "overdue", "to")) stage.overdue = null;
    }
    if (stage.bulb === "left" || stage.bulb === "neck") continue;
    for (const key of ["places", "score"] as const) {
      if (stage[key] === null) continue;
      issues.push({ path: joinPath(["stages", id, key]), code: "onlyBeforeTheWin", given: stage[key], expected: ["left", "neck"] });
      stage[key] = null;
    }
  }
}

/** Nobody works with itself; who experiments does nothing else. */
function mendTeams(draft: Scenario, issues: Issue[]): void {
  for (const [id, { work }] of Object.entries(draft.stages)) {
    if (!work || !Object.hasOwn(work.coTeams, work.team)) continue;
    issues.push({ path: joinPath(["stages", id, "work", "coTeams"]), code: "coTeamItself", given: work.team, expected: ["another team"] });
    delete work.coTeams[work.team];
  }
  if (!draft.growth || !busyTeams({ ...draft, growth: null }).has(draft.growth.team)) return;
  issues.push({ path: "growth.team", code: "busyGrowthTeam", given: draft.growth.team, expected: ["a team of its own"] });
  draft.growth = null;
}

/** Ids of the teams that have something to do. */
function busyTeams({ stages, channels, content, accountManagement, support, growth }: Scenario): Set<string> {
  const calls = accountManagement?.policy === "none" ? undefined : accountManagement?.team;
  const busy = new Set([content?.team, calls, support?.team, growth?.team]);
  for (const { work } of Object.values(stages)) {
    if (work) for (const id of [work.team, ...Object.keys(work.coTeams), ...Object.values(work.routes).map(({ team }) => team)]) busy.add(id);
  }
  for (const channel of Object.values(channels)) if (channel.kind === "outbound") busy.add(channel.team);
  return new Set([...busy].filter((id) => id !== undefined && id !== "") as string[]);
}

/** A team may be there for its cost alone; one that nearly bears another's name is a slip of the pen. */
function listTeams(draft: Scenario, issues: Issue[]): void {
  const { teams, acquisition } = draft;
  const busy = busyTeams(draft);
  for (const [id, team] of Object.entries(teams)) {
    const path = joinPath(["teams", id]);
    const twins = nearest(id, [...busy].filter((other) => other !== id), 1);
    if (!busy.has(id) && twins.some((twin) => distance(id, twin) <= 2)) issues.push({ path, code: "idleTeam", given: id, expected: twins });
    if (team.funding !== "own" && acquisition.budgetPerMonth === 0) {
      issues.push({ path: `${path}.funding`, code: "noBudget", given: team.funding, expected: ["own", "acquisition.budgetPerMonth > 0"] });
    }
  }
}

function listChannels({ channels, content, acquisition }: Scenario, issues: Issue[]): void {
  for (const [id, channel] of Object.entries(channels)) {
    const path = joinPath(["channels", id]);
    if (channel.kind === "content" && content === null) issues.push({ path, code: "noContent", given: id, expected: ["content"] });
    if (channel.kind === "paid" && channel.funding !== "own" && acquisition.budgetPerMonth === 0) {
      issues.push({ path: `${path}.funding`, code: "noBudget", given: channel.funding, expected: ["own", "acquisition.budgetPerMonth > 0"] });
    }
  }
}
