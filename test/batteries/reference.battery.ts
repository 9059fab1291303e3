/** The reference evaluator beside the product on thousands of random scenarios. A number that fails is kept in test/reference/reference.test.ts. */
import { compile, openSim, replicate, type Scenario } from "hourglass";
import { afterAll, expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { randomScenario } from "../model/random.ts";
import { builtReference } from "../reference/built.ts";
import { twistedScenario } from "../reference/twisted.ts";
import { wildScenario } from "../reference/wild.ts";
import { keep, table } from "./findings.ts";

const BLOCK = 100;
const REPLICATIONS = 3;
const WHAT = {
  random: { count: 2000, make: randomScenario, holds: "every mechanism alone and together (test/model/random.ts)" },
  twisted: { count: 200, make: twistedScenario, holds: "the journey at its edges (test/reference/twisted.ts)" },
  wild: { count: 200, make: wildScenario, holds: "customers at their edges (test/reference/wild.ts)" },
};
type Kind = keyof typeof WHAT;

const { difference } = await builtReference();
const compared: Record<string, number> = {};
const differing: string[] = [];
let events = 0;

/** Counts what the product did while it is compared. */
const product = {
  compile,
  replicate: (...run: Parameters<typeof replicate>) => {
    const trace = replicate(...run);
    events += trace.events;
    return trace;
  },
};

function compare(kind: string, title: string, scenario: Scenario, replication: number): void {
  compared[kind] = (compared[kind] ?? 0) + 1;
  const found = difference(product, scenario, replication);
  if (found !== null) differing.push(`${title}: ${found}`);
}

function blocks(kind: Kind): [kind: Kind, from: number, to: number][] {
  return Array.from({ length: WHAT[kind].count / BLOCK }, (_, block) => [kind, block * BLOCK, (block + 1) * BLOCK - 1]);
}

test.each([...blocks("random"), ...blocks("twisted"), ...blocks("wild")])("%s scenarios %i to %i", (kind, from, to) => {
  const before = differing.length;
  for (let seed = from; seed <= to; seed++) compare(kind, `${kind} scenario ${seed}`, WHAT[kind].make(seed), 0);
  expect(differing.slice(before)).toEqual([]);
});

test.each([...readShelf().names])("sim %s, replications 0 to 2", (name) => {
  const before = differing.length;
  for (let replication = 0; replication < REPLICATIONS; replication++) compare("sims", `${name}, replication ${replication}`, openSim(name), replication);
  expect(differing.slice(before)).toEqual([]);
});

afterAll(() => {
  const holds: Record<string, string> = { sims: `every sim of the shelf, ${REPLICATIONS} replications each`, ...Object.fromEntries(Object.entries(WHAT).map(([kind, what]) => [kind, what.holds])) };
  const rows = Object.entries(compared).map(([kind, count]) => [kind, holds[kind], count]);
  const text = [
    `One replication of each scenario by the product and by the reference evaluator (test/reference): same events, same fingerprint, equal curves. ${events.toLocaleString("en")} events in all.`,
    table(["scenarios", "what they hold", "compared"], rows),
    differing.length > 0 ? `## What differs\n\n${differing.map((line) => `- ${line.replaceAll("\n", "; ")}`).join("\n")}` : "None differs.",
  ].join("\n\n");
  keep("reference", "The reference evaluator beside the product", text);
});
