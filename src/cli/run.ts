import { statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { csv, embedded, experiment, result, rows, type Stamp } from "../experiment/index.ts";
import { cores, nodePool } from "../experiment/node.ts";
import { ENGINE_VERSION } from "../model/index.ts";
import { describeIssue, parseValue, toScenario, withValue, type Issue, type Scenario, type Shelf } from "../scenario/index.ts";
import { mostWorkers, wholeNumber } from "./number.ts";
import { reporter } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { isUncertain, linkTo, open } from "./subject.ts";

export interface RunOptions {
  set: readonly string[];
  replications?: string;
  seed?: string;
  workers?: string;
  format?: string;
  out?: string;
  uncertain: boolean;
  progress: boolean;
}

const formats = ["json", "csv"];

/** `hourglass run`: one experiment, its result on stdout or in a file. Returns the exit code. */
export async function run(names: readonly string[], options: RunOptions, shelf: Shelf): Promise<number> {
  // 1. Everything that can be refused is, before anything runs.
  if (names.length !== 1) throw new Refusal(`wrong number of scenarios: ${names.length}; expected hourglass run <sim | file.json | link>`);
  const { format = "json" } = options;
  if (!formats.includes(format)) throw new Refusal(`unknown format: ${format}; expected ${formats.join(" or ")}`);
  const workers = options.workers === undefined ? cores() : wholeNumber("--workers", options.workers, 0, mostWorkers);
  if (options.out !== undefined) refuseUnwritable(options.out);

  // 2. The scenario: what is named, with what is set.
  const subject = await open(names[0], shelf);
  refuseIssues(subject.issues);
  const scenario = changed(subject.scenario, options);
  const uncertain = options.uncertain || isUncertain(subject);

  // 3. The experiment.
  const report = reporter(process.stderr, options.progress);
  const runner = workers === 0 ? embedded() : nodePool(workers);
  runner.onTrouble = (message) => report.onTrouble(message);
  const curves = await experiment(runner, scenario, { uncertain, onProgress: (progress) => report.onProgress(progress) }).finally(() => {
    report.end();
    runner.close();
  });
  for (const violation of curves.violations) process.stderr.write(`violated: ${violation}\n`);

  // 4. Its result, stamped.
  const { replications, fingerprint } = curves;
  const link = await linkTo(subject, { scenario, uncertain, fingerprint }, shelf);
  const stamp: Stamp = { engine: ENGINE_VERSION, sim: subject.name, link, seed: scenario.run.seed, replications, fingerprint };
  const text = format === "csv" ? csv(rows(curves, scenario.currency), stamp) : `${JSON.stringify(result(curves, { ...stamp, currency: scenario.currency }))}\n`;
  if (options.out === undefined) process.stdout.write(text);
  else writeFileSync(options.out, text);
  return 0;
}

/** Applies `--set`, `--replications` and `--seed`, each a change of a field with its own type and range. */
function changed(scenario: Scenario, { set, replications, seed }: RunOptions): Scenario {
  const changes = set.map((text): [string, string] => {
    const at = text.indexOf("=");
    if (at < 1) throw new Refusal(`not a change: ${text}; expected path=value`);
    return [text.slice(0, at), text.slice(at + 1)];
  });
  if (replications !== undefined) changes.push(["run.replications", replications]);
  let draft = scenario;
  try {
    for (const [path, text] of changes) draft = withValue(draft, path, parseValue(draft, path, text));
    // A seed is text whatever it looks like.
    if (seed !== undefined) draft = withValue(draft, "run.seed", seed);
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
  const checked = toScenario(draft);
  refuseIssues(checked.issues);
  return checked.scenario;
}

/** What the scenario had to be changed for is refused: a number nobody asked for is worse than none. What only looks odd is said. */
function refuseIssues(issues: readonly Issue[]): void {
  const [first, ...rest] = issues.filter(({ code }) => !odd.has(code));
  if (first) throw new Refusal(`${describeIssue(first)}${rest.length > 0 ? ` (and ${rest.length} more; see hourglass check)` : ""}`);
  for (const issue of issues) process.stderr.write(`note: ${describeIssue(issue)}\n`);
}
const odd: ReadonlySet<Issue["code"]> = new Set(["idleTeam", "noBudget", "noContent", "unreachable"]);

function refuseUnwritable(file: string): void {
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory()) throw new Refusal(`no such folder: ${dirname(file)}; expected one for --out ${file}`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal(`a folder: ${file}; expected a file for --out`);
}
