/** Any JSON → a complete scenario that runs, and a list of what had to be changed for it. */
import { mendPanel } from "./panel.ts";
import type { Issue } from "./issue.ts";
import { mendJourney } from "./journey.ts";
import { mend } from "./mend.ts";
import { migrate, migrations, type Migration } from "./migration.ts";
import { byId, isBag } from "./path.ts";
import { inOrder, mendReferences } from "./references.ts";
import { schemaVersion, type Scenario } from "./scenario.ts";
import { mendSense } from "./sense.ts";
import { scenarioShape, type RecordShape } from "./shape.ts";
import type { Stage } from "./stage.ts";

export interface Checked {
  scenario: Scenario;
  issues: Issue[];
}

/**
 * Total: never throws, whatever comes. Defaults are filled in, wrong types become defaults, numbers outside their range
 * move to its end, unknown keys are dropped, names that do not exist are mended; each of these is an issue. A scenario
 * without issues comes back as it was.
 */
export function toScenario(spec: unknown, steps: readonly Migration[] = migrations): Checked {
  const issues: Issue[] = [];
  // 1. The JSON of today's schema.
  const { spec: current, unknownVersion } = migrate(spec, steps);
  if (unknownVersion !== undefined) {
    issues.push({ path: "schemaVersion", code: "unknownVersion", given: unknownVersion, expected: [schemaVersion] });
  }
  // 2. Every field there, of the right type, in its range.
  const draft = { schemaVersion, ...(mend(scenarioShape, withoutSchema(current), [], issues) as object) } as Scenario;
  // 3. What is named exists.
  mendReferences(draft, issues);
  // 4. The journey leads somewhere.
  mendJourney(draft, newStage, issues);
  // 5. The numbers go together.
  mendSense(draft, issues);
  // 6. Labels, and the paths that the panel and the uncertainty speak of.
  nameAll(draft);
  mendPanel(draft, issues);
  // 7. One order of ids, whoever wrote them: equal scenarios are equal to the last byte.
  return { scenario: ordered(draft), issues };
}

/** `$schema` helps editors and says nothing about the scenario. */
function withoutSchema(spec: unknown): unknown {
  if (!isBag(spec) || !Object.hasOwn(spec, "$schema")) return spec;
  const { $schema: _, ...rest } = spec;
  return rest;
}

function newStage(given: Partial<Stage>): Stage {
  return mend((scenarioShape.entries.get("stages") as RecordShape).entry, given, [], []) as Stage;
}

function nameAll({ stages, channels, teams, segments, events }: Scenario): void {
  for (const bag of [stages, channels, teams, segments, events]) {
    for (const [id, entry] of Object.entries(bag)) if (entry.label.trim() === "") entry.label = inWords(id);
  }
}

/** Records are in order of id; the journey is from left to right. */
function ordered(draft: Scenario): Scenario {
  const { stages } = draft;
  const journey = inOrder({ ...draft, stages: byId(stages) });
  return { ...draft, stages: Object.fromEntries(journey.map((id) => [id, stages[id]])) };
}

/** `insideSales` → `Inside sales`. */
function inWords(id: string): string {
  const words = id.replace(/[_-]+/g, " ").replace(/([a-z0-9])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
