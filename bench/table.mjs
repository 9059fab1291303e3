/** Results as tables: ratios within rounds, their median and spread, and which aims are met. */
import { engines } from "./engines.mjs";
import { aims, workloads } from "./workloads.mjs";

const peers = Object.keys(engines).filter((name) => name !== "hourglass" && name !== "reference");
const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

const isSim = (workload) => workload.startsWith("sim:");

/** Milliseconds a replication, or nanoseconds an event. */
function cost(workload, { size, events, milliseconds }) {
  return isSim(workload) || workloads[workload].per === "replication" ? milliseconds / size : (milliseconds / events) * 1e6;
}

const isRight = (taken) => taken?.length > 0 && taken.every(({ wrong }) => wrong.length === 0);

/** How many times as long as ours a peer took, in each round; null where either has no right answer. */
export function ratios(results, workload, peer) {
  const { samples } = results.workloads[workload] ?? { samples: {} };
  const [ours, theirs] = [samples.hourglass, samples[peer]];
  if (!isRight(ours) || !isRight(theirs)) return null;
  const all = theirs.flatMap((sample) => {
    const own = ours.find(({ round }) => round === sample.round);
    return own ? [cost(workload, sample) / cost(workload, own)] : [];
  });
  return all.length === 0 ? null : { median: median(all), least: Math.min(...all), most: Math.max(...all) };
}

/** Two digits that mean something, or three before a larger number becomes powers. */
const short = (value) => (value >= 99.5 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(2))));

function ours(results, workload) {
  const taken = results.workloads[workload].samples.hourglass;
  if (!taken) return "–";
  if (!isRight(taken)) return "wrong answer";
  const costs = taken.map((sample) => cost(workload, sample));
  const unit = isSim(workload) || workloads[workload].per === "replication" ? "ms a replication" : "ns an event";
  return `${short(median(costs))} ${unit} (${short(Math.min(...costs))}–${short(Math.max(...costs))})`;
}

function theirs(results, workload, peer) {
  const taken = results.workloads[workload].samples[peer];
  if (!taken) return "–";
  if (!isRight(taken)) return "wrong answer";
  const ratio = ratios(results, workload, peer);
  return ratio ? `${short(ratio.median)}× (${short(ratio.least)}–${short(ratio.most)})` : "–";
}

function rows(cells) {
  const [head, ...body] = cells;
  return [head, head.map((_, at) => (at === 0 ? "---" : "--:")), ...body].map((row) => `| ${row.join(" | ")} |`);
}

function peerTable(results) {
  const named = Object.keys(workloads).filter((workload) => workload in results.workloads);
  const shown = peers.filter((peer) => named.some((workload) => results.workloads[workload].samples[peer]));
  return rows([["", "Hourglass", ...shown.map((peer) => engines[peer].title)], ...named.map((workload) => [workloads[workload].title, ours(results, workload), ...shown.map((peer) => theirs(results, workload, peer))])]);
}

function simTable(results) {
  const named = Object.keys(results.workloads).filter(isSim);
  const others = ["reference", "plain"];
  return rows([["sim", "Hourglass", ...others.map((peer) => engines[peer].title)], ...named.map((workload) => [workload.slice(4), ours(results, workload), ...others.map((peer) => theirs(results, workload, peer))])]);
}

/** An aim on each workload it speaks of: met or missed, and by how much. */
export function verdicts(results) {
  return aims.flatMap(({ workload: prefix, against, times }) => {
    const named = Object.keys(results.workloads).filter((workload) => workload === prefix || (prefix.endsWith(":") && workload.startsWith(prefix)));
    return named.map((workload) => {
      const ratio = ratios(results, workload, against);
      const words = `${workload}: at least ${times}× as fast as ${engines[against].title}`;
      if (!ratio) return `not measured: ${words}`;
      return ratio.median >= times ? `met: ${words}; it is ${short(ratio.median)}×` : `missed: ${words}; it is ${short(ratio.median)}×, ${short(times / ratio.median)} times too slow`;
    });
  });
}

function where({ machine, date }) {
  return `${machine.processor}, ${machine.cores} cores, ${date}`;
}

function scaleTable({ scale }) {
  if (!scale) return [];
  return ["## Scale", "", ...rows([["", ""], ...scale.figures.map(({ words, value }) => [words, value])]), ""];
}

/** results.md. */
export function page(results) {
  const missing = Object.entries(results.engines).filter(([, { missing: why }]) => why);
  const present = Object.entries(results.engines).filter(([, { version }]) => version);
  return [
    "# Bench", "",
    `${where(results)}. Written by \`npm run bench\`; how to read it: [README.md](README.md).`, "",
    "Of Hourglass the time, of the others how many times as long they take; medians of interleaved rounds, and the least and the most.", "",
    ...peerTable(results), "",
    ...present.map(([name, { version }]) => `- ${engines[name].title}: ${version}`),
    ...missing.map(([name, { missing: why }]) => `- ${engines[name].title} is missing: ${why}`), "",
    "## The sims of the shelf", "",
    ...simTable(results), "",
    "## Aims", "",
    ...verdicts(results).map((line) => `- ${line}`), "",
    ...scaleTable(results),
  ].join("\n");
}

const BEGIN = "<!-- bench -->";
const END = "<!-- /bench -->";

/** README with the short table between its markers; as it is where it has none. */
export function quote(readme, results) {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) return readme;
  const found = Object.keys(results.workloads).filter(isSim).flatMap((workload) => ratios(results, workload, "reference")?.median ?? []);
  const sims = found.length > 0 ? [`The ${found.length} sims of the shelf run ${short(Math.min(...found))} to ${short(Math.max(...found))} times as fast as the reference evaluator.`] : [];
  const words = [...peerTable(results), "", `How many times as long each takes (median of interleaved rounds, least and most; ${where(results)}). ${sims.join("")}`.trim()];
  return `${readme.slice(0, from)}${BEGIN}\n${words.join("\n")}\n${readme.slice(to)}`;
}
