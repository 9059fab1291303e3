/** One breach of the house rules: a file that must not pass, and who stops it. */
export interface Violation {
  title: string;
  file: string;
  source: string;
  /** More files the breach needs to exist. */
  beside?: Record<string, string>;
  linter?: RegExp;
  types?: RegExp;
}

/** What the planted files import; stands in for the real layers, so that this test depends on no other code. */
export const doors: Record<string, string> = Object.fromEntries(
  ["kernel", "scenario", "model", "experiment", "view", "export", "app", "cli"].map((layer) => [
    `src/${layer}/index.ts`,
    `export const ${layer}Door: ${layer === "kernel" ? "f64" : "number"} = 1;\n`,
  ]),
);

export const lawful: Record<string, string> = {
  "src/kernel/planted-exact.ts": "export const exact = (x: number): number => Math.imul(Math.floor(Math.sqrt(x)), 3) + Math.PI;\n",
  "src/kernel/planted-seed.ts": 'import seedrandom from "seedrandom";\nexport const seed = (text: string): number => seedrandom(text).int32();\n',
  "src/model/planted-lawful.ts": 'import { kernelDoor } from "../kernel/index.ts";\nimport { scenarioDoor } from "../scenario/index.ts";\nexport const sum: number = kernelDoor + scenarioDoor;\n',
  "src/experiment/browser.ts": 'export const answer = (): void => self.postMessage("portable");\n',
  "src/experiment/node.ts": 'export { availableParallelism } from "node:os";\n',
  "src/experiment/planted-lawful.ts": "export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);\n",
  "src/view/planted-lawful.ts": 'import { experimentDoor } from "../experiment/index.ts";\nexport const title = (): string => `${document.title} ${new Date(experimentDoor).getUTCFullYear()}`;\n',
  "src/app/planted-lawful.ts": 'import { answer } from "../experiment/browser.ts";\nexport const later = async (): Promise<number> => (await import("../export/index.ts")).exportDoor;\nexport const clock = (): number => Date.now();\nexport { answer };\n',
  "src/cli/planted-lawful.ts": 'import { availableParallelism } from "../experiment/node.ts";\nexport const cores = (): number => availableParallelism();\n',
};

const outside = { "src/kernel/planted-inside.ts": "export const inside: number = 1;\n" };

export const violations: Violation[] = [
  // A layer that does not know the kernel's name for a float would silently take it for `any`.
  ...["model", "experiment", "view", "export", "app", "cli"].map((layer) => ({
    title: `a number of the kernel taken for a text in ${layer}`,
    file: `src/${layer}/planted-scalar.ts`,
    source: 'import { kernelDoor } from "../kernel/index.ts";\nexport const text: string = kernelDoor;\n',
    types: /error TS2322/,
  })),
  {
    title: "an import past a door",
    file: "src/model/planted-past-door.ts",
    source: 'export { inside } from "../kernel/planted-inside.ts";\n',
    beside: outside,
    linter: /house\(doors\): import past the door of kernel/,
  },
  {
    title: "a lazy import past a door",
    file: "src/app/planted-lazily-past-door.ts",
    source: 'export const later = (): Promise<unknown> => import("../kernel/planted-inside.ts");\n',
    beside: outside,
    linter: /house\(doors\): import past the door of kernel/,
  },
  {
    title: "a type taken past a door",
    file: "src/model/planted-type-past-door.ts",
    source: 'export type Inside = typeof import("../kernel/planted-inside.ts").inside;\n',
    beside: outside,
    linter: /house\(doors\): import past the door of kernel/,
  },
  {
    title: "a worker started past a door",
    file: "src/app/planted-worker-past-door.ts",
    source: 'export const start = (): Worker => new Worker(new URL("../experiment/browser-worker.ts", import.meta.url), { type: "module" });\n',
    linter: /house\(doors\): import past the door of experiment/,
  },
  {
    title: "the kernel knowing scenario",
    file: "src/kernel/planted-knows-scenario.ts",
    source: 'export { scenarioDoor } from "../scenario/index.ts";\n',
    linter: /house\(doors\): kernel may not know scenario/,
    types: /error TS6307/,
  },
  {
    title: "scenario knowing the kernel",
    file: "src/scenario/planted-knows-kernel.ts",
    source: 'export { kernelDoor } from "../kernel/index.ts";\n',
    linter: /house\(doors\): scenario may not know kernel/,
    types: /error TS6307/,
  },
  {
    title: "the model knowing view",
    file: "src/model/planted-knows-view.ts",
    source: 'export { viewDoor } from "../view/index.ts";\n',
    linter: /house\(doors\): model may not know view/,
    types: /error TS6307/,
  },
  {
    title: "the command line knowing view",
    file: "src/cli/planted-knows-view.ts",
    source: 'export { viewDoor } from "../view/index.ts";\n',
    linter: /house\(doors\): cli may not know view/,
    types: /error TS6307/,
  },
  {
    title: "a layer reading the shelf",
    file: "src/model/planted-reads-shelf.ts",
    source: 'export { default } from "../../sims/hourglass/scenario.json";\n',
    beside: { "sims/hourglass/scenario.json": "{}\n" },
    linter: /house\(doors\): model may not reach outside the layers: sims\/hourglass\/scenario\.json/,
  },
  {
    title: "a foreign package in the model",
    file: "src/model/planted-package.ts",
    source: 'export { randomNormal } from "d3";\n',
    linter: /house\(doors\): model may not use the package d3/,
  },
  {
    title: "a cycle within a layer",
    file: "src/model/planted-cycle.ts",
    source: 'import { there } from "./planted-cycle-back.ts";\nexport const here = (): number => there();\n',
    beside: { "src/model/planted-cycle-back.ts": 'import { here } from "./planted-cycle.ts";\nexport const there = (): number => here();\n' },
    linter: /import\(no-cycle\)/,
  },
  {
    title: "Math.random in the kernel",
    file: "src/kernel/planted-random.ts",
    source: "export const draw = (): number => Math.random();\n",
    linter: /house\(portable-numbers\): Math\.random/,
  },
  {
    title: "Math.random in view",
    file: "src/view/planted-random.ts",
    source: "export const jitter = (): number => Math.random();\n",
    linter: /no-restricted-properties\).*random/,
  },
  {
    title: "Math.exp in the model",
    file: "src/model/planted-exp.ts",
    source: "export const grow = (x: number): number => Math.exp(x);\n",
    linter: /house\(portable-numbers\): Math\.exp/,
  },
  {
    title: "Math.pow by way of a name",
    file: "src/model/planted-pow.ts",
    source: "const { pow } = Math;\nexport const square = (x: number): number => pow(x, 2);\n",
    linter: /house\(portable-numbers\)/,
  },
  {
    title: "** in the kernel",
    file: "src/kernel/planted-power.ts",
    source: "export const square = (x: number): number => x ** 2;\n",
    linter: /house\(portable-numbers\): `\*\*`/,
  },
  {
    title: "Date.now in the model",
    file: "src/model/planted-clock.ts",
    source: "export const now = (): number => Date.now();\n",
    linter: /no-restricted-(globals|properties)/,
  },
  {
    title: "the present day in scenario",
    file: "src/scenario/planted-today.ts",
    source: "export const year = (): number => new Date().getUTCFullYear();\n",
    linter: /house\(no-clock\)/,
  },
  {
    title: "performance.now in the kernel",
    file: "src/kernel/planted-performance.ts",
    source: "export const now = (): number => performance.now();\n",
    linter: /no-restricted-globals/,
  },
  {
    title: "a DOM global in experiment",
    file: "src/experiment/planted-dom.ts",
    source: "export const title = (): string => document.title;\n",
    types: /error TS2584/,
  },
  {
    title: "a Node module in experiment's portable part",
    file: "src/experiment/planted-node.ts",
    source: 'export { readFileSync } from "node:fs";\n',
    types: /error TS2591/,
  },
];
