/** The graph of stages makes sense: nobody leaves twice, nobody is left without a way, every stage can be reached. */
import type { Issue } from "./issue.ts";
import { byId, joinPath } from "./path.ts";
import { inOrder } from "./references.ts";
import type { Scenario } from "./scenario.ts";
import type { Stage } from "./stage.ts";

/** Sums of probabilities are compared with this slack: 0.1 + 0.2 is not 0.3. */
const slack = 1e-9;

/** Sum of the exits' probabilities of those of a channel; null = of those whose channel is not named anywhere. */
function total(stage: Stage, channel: string | null): number {
  return Object.values(stage.exits).reduce((sum, exit) => sum + chance(exit, channel), 0);
}

function chance(exit: Stage["exits"][string], channel: string | null): number {
  return channel !== null && Object.hasOwn(exit.probabilityByChannel, channel) ? exit.probabilityByChannel[channel] : exit.probability;
}

function channelsNamed(stage: Stage): Set<string> {
  return new Set(Object.values(stage.exits).flatMap((exit) => Object.keys(exit.probabilityByChannel)));
}

/** Mends the draft in place: it was made a moment ago and nobody else knows it. `newStage` completes one. */
export function mendJourney(draft: Scenario, newStage: (given: Partial<Stage>) => Stage, issues: Issue[]): void {
  for (const [id, stage] of Object.entries(draft.stages)) scaleExits(id, stage, issues);
  for (const [id, stage] of Object.entries(draft.stages)) {
    if (stage.otherwise !== null || stage.bulb === "right" || stage.bulb === "exit" || everybodyLeaves(draft, stage)) continue;
    const choices = inOrder(draft).filter((other) => draft.stages[other].bulb === "exit");
    issues.push({ path: joinPath(["stages", id, "otherwise"]), code: "noOtherwise", given: null, expected: choices });
    stage.otherwise = choices[0] ?? addLost(draft, newStage);
  }
  listUnreachable(draft, issues);
}

function scaleExits(id: string, stage: Stage, issues: Issue[]): void {
  const over = (sum: number) => {
    if (sum <= 1 + slack) return false;
    issues.push({ path: joinPath(["stages", id, "exits"]), code: "exitsOverOne", given: sum, expected: ["at most 1"] });
    return true;
  };
  const exits = Object.values(stage.exits);
  // Channels first: those without a number of their own take the stage's, which is scaled after.
  for (const channel of channelsNamed(stage)) {
    const sum = total(stage, channel);
    if (over(sum)) for (const exit of exits) exit.probabilityByChannel = byId({ ...exit.probabilityByChannel, [channel]: chance(exit, channel) / sum });
  }
  const sum = total(stage, null);
  if (!over(sum)) return;
  for (const channel of channelsNamed(stage)) for (const exit of exits) exit.probabilityByChannel[channel] ??= exit.probability;
  for (const exit of exits) {
    exit.probability /= sum;
    exit.probabilityByChannel = byId(exit.probabilityByChannel);
  }
}

/** True if the exits alone take everybody: then it does not matter where the others go. */
function everybodyLeaves(scenario: Scenario, stage: Stage): boolean {
  const { work } = stage;
  if (work && (work.patienceHours !== null || scenario.teams[work.team].lineLimit !== null)) return false;
  if (scenario.cooling !== null && Object.values(stage.exits).some(({ success }) => success)) return false;
  return [null, ...channelsNamed(stage)].every((channel) => total(stage, channel) >= 1 - slack);
}

function addLost(draft: Scenario, newStage: (given: Partial<Stage>) => Stage): string {
  let id = "lost";
  while (Object.hasOwn(draft.stages, id)) id += "1";
  const orders = Object.values(draft.stages).map(({ order }) => order);
  draft.stages[id] = newStage({ label: "Lost", bulb: "exit", order: Math.min(1000, Math.max(0, ...orders) + 1) });
  return id;
}

function listUnreachable(scenario: Scenario, issues: Issue[]): void {
  const { stages, channels, market } = scenario;
  const start = Object.values(channels).map(({ entryStage }) => entryStage);
  start.push(...Object.keys(stages).filter((id) => stages[id].openToday > 0));
  const initial = market.initialStage ?? inOrder(scenario).find((id) => stages[id].bulb === "right");
  if (market.initialCustomers > 0 && initial !== undefined) start.push(initial);

  const reached = new Set<string>();
  for (let id = start.pop(); id !== undefined; id = start.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const { exits, otherwise, recycle, score, overdue } = stages[id];
    start.push(...Object.keys(exits), ...(otherwise === null ? [] : [otherwise]), ...[recycle, score, overdue].flatMap((part) => (part ? [part.to] : [])));
  }
  for (const id of Object.keys(stages)) {
    if (!reached.has(id)) issues.push({ path: joinPath(["stages", id]), code: "unreachable", given: id, expected: [] });
  }
}
