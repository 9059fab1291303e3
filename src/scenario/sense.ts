/** Numbers that are possible alone and not together. */
import type { Issue } from "./issue.ts";
import { distance, nearest } from "./nearest.ts";
import { joinPath } from "./path.ts";
import type { Scenario } from "./scenario.ts";

/** Mends the draft in place: it was made a moment ago and nobody else knows it. */
export function mendSense(draft: Scenario, issues: Issue[]): void {
  mendTime(draft, issues);
  mendMarket(draft, issues);
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

/** A team may be there for its cost alone; one that nearly bears another's name is a slip of the pen. */
function listTeams({ teams, stages, channels, content, accountManagement, acquisition }: Scenario, issues: Issue[]): void {
  const busy = new Set([content?.team, accountManagement?.team]);
  for (const { work } of Object.values(stages)) busy.add(work?.team);
  for (const channel of Object.values(channels)) if (channel.kind === "outbound") busy.add(channel.team);
  for (const [id, team] of Object.entries(teams)) {
    const path = joinPath(["teams", id]);
    const twins = nearest(id, [...busy].filter((other) => other !== undefined && other !== "" && other !== id) as string[], 1);
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
