import { embedded, tell, type Told, type ToldEstimate, type ToldFigure } from "../experiment/index.ts";
import { cores, nodePool } from "../experiment/node.ts";
import { ENGINE_VERSION } from "../model/index.ts";
import { nearestStories, writeAddress, type Shelf } from "../scenario/index.ts";
import { mostWorkers, wholeNumber } from "./number.ts";
import { reporter } from "./progress.ts";
import { Refusal } from "./refusal.ts";

export interface StoryOptions {
  replications?: string;
  seed?: string;
  workers?: string;
  format?: string;
  progress: boolean;
}

const formats = ["text", "json"];
const mostReplications = 10_000;

/** `hourglass stories`: one a line, by sim. Returns the exit code. */
export async function listStories(names: readonly string[], shelf: Shelf): Promise<number> {
  if (names.length > 0) throw new Refusal(`too many words: ${names.join(" ")}; expected hourglass stories`);
  const stories = await shelf.stories();
  const width = Math.max(0, ...stories.map(({ id }) => id.length));
  process.stdout.write(stories.map(({ id, title, sim }) => `${id.padEnd(width)}  ${title} (${sim})\n`).join(""));
  return 0;
}

/** `hourglass story <id>`: its cases run and set side by side. Returns the exit code. */
export async function tellStory(names: readonly string[], options: StoryOptions, shelf: Shelf): Promise<number> {
  // 1. Everything that can be refused is, before anything runs.
  if (names.length !== 1) throw new Refusal(`wrong number of stories: ${names.length}; expected hourglass story <id>`);
  const { format = "text" } = options;
  if (!formats.includes(format)) throw new Refusal(`unknown format: ${format}; expected ${formats.join(" or ")}`);
  const stories = await shelf.stories();
  const story = stories.find(({ id }) => id === names[0]);
  if (!story) throw new Refusal(`unknown story: ${names[0]}; expected ${nearestStories(names[0], stories).join(", ")}`);
  const workers = options.workers === undefined ? cores() : wholeNumber("--workers", options.workers, 0, mostWorkers);
  const replications = options.replications === undefined ? story.replications : wholeNumber("--replications", options.replications, 1, mostReplications);

  // 2. The telling.
  const report = reporter(process.stderr, options.progress);
  const runner = workers === 0 ? embedded() : nodePool(workers);
  runner.onTrouble = (message) => report.onTrouble(message);
  const told = await tell(story, shelf.load(story.sim), runner, { replications, seed: options.seed, onProgress: (progress) => report.onProgress(progress) }).finally(() => {
    report.end();
    runner.close();
  });
  for (const { label, violations } of told.cases) for (const violation of violations) process.stderr.write(`violated: ${label}: ${violation}\n`);

  // 3. The numbers and the sentences.
  process.stdout.write(format === "json" ? `${JSON.stringify(await inJson(told, shelf))}\n` : inText(told));
  return 0;
}

async function inJson(told: Told, shelf: Shelf): Promise<object> {
  const { story, seed, replications, figures, cases } = told;
  const value = (number: number) => (Number.isFinite(number) ? number : null);
  return {
    engine: ENGINE_VERSION, story: story.id, title: story.title, claim: story.claim, sim: story.sim, axis: story.axis, sheet: story.sheet, why: story.why, seed, replications,
    cases: await Promise.all(cases.map(async (one) => ({
      label: one.label,
      link: (await writeAddress({ sim: story.sim, scenario: one.scenario, engine: ENGINE_VERSION, fingerprint: one.fingerprint }, shelf)).fragment,
      fingerprint: one.fingerprint,
      events: one.events,
      sheet: one.sheet,
      figures: Object.fromEntries(figures.map(({ name, info }, at) => {
        const found = one.figures[at];
        return [name, found && info && {
          unit: unitOf(info.unit, one.scenario.currency), mean: value(found.mean), p10: value(found.p10), p25: value(found.p25), p50: value(found.p50), p75: value(found.p75), p90: value(found.p90),
          difference: found.difference && { mean: value(found.difference.mean), low: value(found.difference.low), high: value(found.difference.high), pairs: found.difference.pairs },
        }];
      })),
    }))),
  };
}

function unitOf(unit: string, currency: string): string {
  return unit === "money" ? currency : unit;
}

/** A table a figure, its cases below each other. */
function inText({ story, seed, replications, figures, cases }: Told): string {
  const parts = figures.map((figure, at) => {
    if (!figure.info) return `${figure.label}\n  not reported by this sim (${figure.name})\n`;
    const { currency } = cases[0].scenario;
    const write = (number: number) => written(number, figure, currency);
    const head = figure.ofFutures ? ["share of futures", "95 %"] : ["median", "P10 to P90"];
    // A difference of shares is counted in points: 90 % to 95 % is 5 points more, not 5 %.
    const apart = (number: number) => (figure.info?.unit === "share" ? `${grouped(100 * number, 1)} points` : write(number));
    const rows = cases.map(({ label, sheet, figures: found }) => [label, ...estimated(found[at], write), at === 0 && sheet !== null ? write(sheet) : "", differing(found[at], apart)]);
    const sheets = rows.some(([, , , sheet]) => sheet !== "");
    const columns = [[story.axis, ...head, "spreadsheet", `against ${cases[0].label} (95 %)`], ...rows].map((row) => (sheets ? row : row.filter((_, column) => column !== 3)));
    return `${figure.label}\n${table(columns)}`;
  });
  return [
    `${story.title}\n${story.claim}\n`,
    ...parts,
    `Spreadsheet: ${story.sheet}\nWhy: ${story.why}\n`,
    `${replications} futures each, the same luck in all; sim ${story.sim}, seed ${seed}, engine ${ENGINE_VERSION}\n`,
  ].join("\n");
}

function estimated(found: ToldEstimate | null, write: (value: number) => string): [string, string] {
  if (!found) return ["–", "not in any future"];
  if (found.share) return [write(found.mean), `${write(found.share.low)} to ${write(found.share.high)}`];
  return [write(found.p50), `${write(found.p10)} to ${write(found.p90)}`];
}

function differing(found: ToldEstimate | null, write: (value: number) => string): string {
  if (!found?.difference) return "";
  const { mean, low, high } = found.difference;
  const signed = (value: number) => `${value > 0 ? "+" : ""}${write(value)}`;
  return `${signed(mean)} (${signed(low)} to ${signed(high)})`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join("  ")}`.trimEnd()).join("\n") + "\n";
}

/** Short and plain: a terminal is no place for a picture of a number. */
function written(value: number, { info }: ToldFigure, currency: string): string {
  if (!Number.isFinite(value)) return "–";
  const unit = info?.unit;
  if (unit === "share") return `${grouped(100 * value, 1)} %`;
  if (unit === "money") return `${grouped(value, 0)} ${currency}`;
  const word = unit === "people" || unit === "count" || unit === undefined ? "" : ` ${unit}`;
  return `${grouped(value, Math.abs(value) < 100 ? 1 : 0)}${word}`;
}

function grouped(value: number, digits: number): string {
  const text = value.toLocaleString("en", { maximumFractionDigits: digits });
  return text === "-0" ? "0" : text;
}
