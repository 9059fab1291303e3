import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layers } from "../tools/layers.mjs";
import { doors, lawful, violations } from "./architecture/violations.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = readdirSync(join(root, "src"));

const readReferences = (config: string): string[] => {
  const { references = [] } = JSON.parse(readFileSync(join(root, config), "utf8")) as { references?: { path: string }[] };
  return references.map(({ path }) => relative(join(root, "src"), join(root, dirname(config), path)));
};

describe("the folders", () => {
  test("are the layers", () => {
    expect(Object.keys(layers)).toEqual(expect.arrayContaining(built));
  });

  test.each(built)("%s is checked against exactly the layers it may know", (layer) => {
    const known = readReferences(`src/${layer}/tsconfig.json`).filter((path) => path in layers);
    const allowed = layers[layer as keyof typeof layers].knows.filter((name) => built.includes(name));
    expect(known.sort()).toEqual([...allowed].sort());
  });

  test.each(built)("%s is part of the type check", (layer) => {
    expect(readReferences("tsconfig.json")).toContain(layer);
  });

  test("hold no file named after nothing in particular", () => {
    const vague = /(^|[-/])(utils?|helpers?|managers?|common|misc|types)[.-]/;
    const names = ["src", "test", "tools"].flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map(String));
    expect(names.filter((name) => vague.test(name))).toEqual([]);
  });
});

describe("a breach of the layers is stopped:", () => {
  // A tree of its own outside the repository: nothing to clean up here, whatever happens.
  // Its real path, which is what the linter reports: some systems' temporary folder is a link.
  const tree = realpathSync(mkdtempSync(join(tmpdir(), "hourglass-architecture-")));
  const linter = new Map<string, string[]>();
  let types = "";

  const plant = (files: Record<string, string>): void => {
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), source);
    }
  };

  const run = (tool: string, ...args: string[]): Promise<string> =>
    new Promise((resolve) => {
      // Both tools end with an error here: that is the point.
      execFile(process.execPath, [join(root, "node_modules", tool), ...args], { cwd: tree, maxBuffer: 1 << 26 }, (_error, stdout) => resolve(stdout));
    });

  beforeAll(async () => {
    cpSync(join(root, "tools"), join(tree, "tools"), { recursive: true });
    for (const file of [".oxlintrc.json", "tsconfig.base.json"]) cpSync(join(root, file), join(tree, file));
    const configs = ["sims", ...built.map((layer) => `src/${layer}`)].flatMap((folder) =>
      existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter((name) => /^tsconfig.*\.json$/.test(name)).map((name) => join(folder, name)) : [],
    );
    plant(Object.fromEntries(configs.map((config) => [config, readFileSync(join(root, config), "utf8")])));
    // Package by package, so that the tools' caches land in this tree and not in the repository's.
    mkdirSync(join(tree, "node_modules"));
    for (const name of readdirSync(join(root, "node_modules")).filter((name) => !name.startsWith("."))) {
      symlinkSync(join(root, "node_modules", name), join(tree, "node_modules", name));
    }
    // The kernel's names for its scalars are ambient, and stand in what other layers see of it.
    cpSync(join(root, "src/kernel/dialect.d.ts"), join(tree, "src/kernel/dialect.d.ts"));
    plant(doors);
    plant(lawful);
    for (const { file, source, beside } of violations) plant({ ...beside, [file]: source });

    // One after the other would take twice as long.
    const references = configs.map((config) => join(tree, config));
    const [report, messages] = await Promise.all([run("oxlint/bin/oxlint", "-f", "json"), run("typescript/bin/tsc", "-b", "--pretty", "false", ...references)]);
    const { diagnostics } = JSON.parse(report) as { diagnostics: { filename: string; code: string; message: string }[] };
    for (const { filename, code, message } of diagnostics) {
      linter.set(filename, [...(linter.get(filename) ?? []), `${code}: ${message}`]);
    }
    types = messages;
  }, 60_000);

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  const saidByLinter = (file: string): string => linter.get(file)?.join("\n") ?? "";
  const saidByTypes = (file: string): string => types.split("\n").filter((line) => line.startsWith(`${file}(`)).join("\n");

  for (const violation of violations) {
    test(violation.title, () => {
      if (violation.linter) expect(saidByLinter(violation.file)).toMatch(violation.linter);
      if (violation.types) expect(saidByTypes(violation.file)).toMatch(violation.types);
    });
  }

  test("and what is lawful passes", () => {
    for (const file of Object.keys(lawful)) {
      expect(saidByLinter(file)).toBe("");
      expect(saidByTypes(file)).toBe("");
    }
  });
});
