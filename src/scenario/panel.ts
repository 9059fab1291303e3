/** Paths a scenario speaks of itself: what is unsure, and which controls come first. */
import { fields, shapeAt } from "./fields.ts";
import type { Issue } from "./issue.ts";
import { nearest } from "./nearest.ts";
import { joinPath } from "./path.ts";
import type { Scenario } from "./scenario.ts";

const mostControls = 7;

/** Mends the draft in place: it was made a moment ago and nobody else knows it. */
export function mendPanel(draft: Scenario, issues: Issue[]): void {
  const suggest = suggestions(draft);
  for (const path of Object.keys(draft.uncertainty)) {
    if (movable(draft, path)) continue;
    issues.push({ path: joinPath(["uncertainty", path]), code: "unknownPath", given: path, expected: suggest(path) });
    delete draft.uncertainty[path];
  }
  for (const path of Object.keys(draft.sources)) {
    if (shapeAt(draft, path) !== null) continue;
    issues.push({ path: joinPath(["sources", path]), code: "unknownPath", given: path, expected: suggest(path) });
    delete draft.sources[path];
  }
  for (const [id, { path }] of Object.entries(draft.events)) {
    const shape = shapeAt(draft, path);
    if (shape?.type === "number" && shape.varies) continue;
    if (shape === null) issues.push({ path: joinPath(["events", id, "path"]), code: "unknownPath", given: path, expected: suggest(path) });
    else issues.push({ path: joinPath(["events", id, "path"]), code: "notVarying", given: path, expected: varying(draft, path) });
    delete draft.events[id];
  }
  for (const [id, { path }] of Object.entries(draft.controls)) {
    if (shapeAt(draft, path) !== null && !path.startsWith("controls.")) continue;
    issues.push({ path: joinPath(["controls", id, "path"]), code: "unknownPath", given: path, expected: suggest(path) });
    delete draft.controls[id];
  }
  const ids = Object.keys(draft.controls).sort((a, b) => draft.controls[a].order - draft.controls[b].order);
  for (const id of ids.slice(mostControls)) {
    issues.push({ path: joinPath(["controls", id]), code: "tooMany", given: ids.length, expected: [`at most ${mostControls}`] });
    delete draft.controls[id];
  }
}

/** Fields that may change on a date, the likest first. */
function varying(scenario: Scenario, path: string): string[] {
  const known = fields(scenario).filter((field) => field.type === "number" && field.varies).map((field) => field.path);
  return nearest(path, known, 4);
}

/** A number of the world, not of the picture: it may be of a part that is absent today. */
function movable(scenario: Scenario, path: string): boolean {
  return shapeAt(scenario, path)?.type === "number" && !/^(uncertainty|controls|run)\./.test(path);
}

/** The fields of this scenario whose paths are most like the one given. */
export function nearestPaths(scenario: Scenario, path: string, count = 4): string[] {
  return nearest(path, fields(scenario).map((field) => field.path), count);
}

/** The same for the first few unknown paths; whoever has more of them is not helped by more guesses. */
export function suggestions(scenario: Scenario): (path: string) => string[] {
  let left = 8;
  let known: string[] | undefined;
  return (path) => {
    if (left-- <= 0) return [];
    known ??= fields(scenario).map((field) => field.path);
    return nearest(path, known, 4);
  };
}
