import type { Scenario, Stage } from "../../scenario/index.ts";

/** A stage and its place in the walk. */
export interface Step {
  id: string;
  /** Position in `Object.keys(scenario.stages)`. */
  index: number;
  stage: Stage;
  /** 0 is leftmost. */
  column: number;
  /** Within its column, from the top. */
  lane: number;
}

/**
 * The stages of the walk from left to right. Those equally far from the neck share a column — the ways of inbound and
 * outbound run side by side until they meet — and lie in it by `order`. Exits are no part of the walk.
 */
export function walk(scenario: Scenario): Step[] {
  const all = Object.entries(scenario.stages).map(([id, stage], index) => ({ id, stage, index }));
  const steps: Step[] = [];
  let column = 0;
  for (const bulb of ["left", "neck", "right"] as const) {
    const members = all.filter(({ stage }) => stage.bulb === bulb).sort((a, b) => a.stage.order - b.stage.order);
    const ids = members.map(({ id }) => id);
    const ways = members.map(({ stage }) => onwards(stage).filter((to) => ids.includes(to) && scenario.stages[to].order > stage.order));
    // Before the neck what counts is how far it still is; after it, how far one has come.
    const ranks = bulb === "left" ? stepsToEnd(ids, ways) : stepsFromStart(ids, ways);
    const most = Math.max(-1, ...ranks);
    for (let rank = 0; rank <= most; rank++, column++) {
      const wanted = bulb === "left" ? most - rank : rank;
      members.filter((_, i) => ranks[i] === wanted).forEach((member, lane) => steps.push({ ...member, column, lane }));
    }
  }
  return steps;
}

function onwards(stage: Stage): string[] {
  return [...Object.keys(stage.exits), ...(stage.otherwise === null ? [] : [stage.otherwise])];
}

/** Longest ways, in steps; every way leads to a later stage, so a single pass from the end is enough. */
function stepsToEnd(ids: string[], ways: string[][]): number[] {
  const far = ids.map(() => 0);
  for (let i = ids.length - 1; i >= 0; i--) for (const to of ways[i]) far[i] = Math.max(far[i], far[ids.indexOf(to)] + 1);
  return far;
}

function stepsFromStart(ids: string[], ways: string[][]): number[] {
  const far = ids.map(() => 0);
  ways.forEach((targets, i) => targets.forEach((to) => {
    const at = ids.indexOf(to);
    far[at] = Math.max(far[at], far[i] + 1);
  }));
  return far;
}
