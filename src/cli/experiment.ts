import { statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { embedded, experiment, type Curves } from "../experiment/index.ts";
import { cores, nodePool } from "../experiment/node.ts";
import { describeIssue, parseValue, toScenario, withValue, type Issue, type Scenario, type Shelf } from "../scenario/index.ts";
import { mostWorkers, wholeNumber } from "./number.ts";
import { reporter } from "./progress.ts";
import { Refusal } from "./refusal.ts";
import { isUncertain, linkTo, open, type Subject } from "./subject.ts";

/** What a command that simulates one scenario may be told. */
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

/** What came of it. */
export interface Simulated {
  subject: Subject;
  scenario: Scenario;
  uncertain: boolean;
  curves: Curves;
  /** Opens these very numbers. */
  link: string;
}

/** One experiment, as `command` was asked for it. Everything that can be refused is, before anything runs. */
export async function simulated(command: string, names: readonly string[], options: RunOptions, shelf: Shelf): Promise<Simulated> {
  if (names.length !== 1) throw new Refusal(`wrong number of scenarios: ${names.length}; expected hourglass ${command} <sim | file.json | link>`);
  const workers = options.workers === undefined ? cores() : wholeNumber("--workers", options.workers, 0, mostWorkers);
  if (options.out !== undefined) refuseUnwritable(options.out);

  // 1. The scenario: what is named, with what is set.
  const subject = await open(names[0], shelf);
  refuseIssues(subject.issues);
  const scenario = changed(subject.scenario, options);
  const uncertain = options.uncertain || isUncertain(subject);

  // 2. The experiment.
  const report = reporter(process.stderr, options.progress);
  const runner = workers === 0 ? embedded() : nodePool(workers);
  runner.onTrouble = (message) => report.onTrouble(message);
  const curves = await experiment(runner, scenario, { uncertain, onProgress: (progress) => report.onProgress(progress) }).finally(() => {
    report.end();
    runner.close();
  });
  for (const violation of curves.violations) process.stderr.write(`violated: ${violation}\n`);
  return { subject, scenario, uncertain, curves, link: await linkTo(subject, { scenario, uncertain, fingerprint: curves.fingerprint }, shelf) };
}

/** On stdout or in the file asked for. Returns the exit code: numbers whose books do not hold are none. */
export function hand(text: string, { out }: RunOptions, { violations }: Curves): number {
  if (out === undefined) process.stdout.write(text);
  else writeFileSync(out, text);
  return violations.length > 0 ? 1 : 0;
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
