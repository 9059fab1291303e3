import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
const documents = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CLAIMS.md", "SPEC.md"];

function blocks(language: string): string[] {
  return Array.from(readFileSync(join(root, "README.md"), "utf8").matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g")), ([, code]) => code);
}

describe("README", { timeout: 180_000 }, () => {
  test("its code runs and prints what it says", async () => {
    const [code, ...others] = blocks("js");
    expect(others).toEqual([]);
    const file = join(root, "test", `readme-example.${process.pid}.mjs`);
    writeFileSync(file, code);
    try {
      const { stdout } = await run(process.execPath, [file]);
      expect(stdout).toMatch(/^(MRR in month 36: \d+ \(\d+ to \d+\), fingerprint [0-9a-f]{16}\n){2}$/);
    } finally {
      rmSync(file);
    }
  });

  test("its commands for the terminal run", async () => {
    const commands = blocks("sh").flatMap((block) => block.split("\n")).filter((line) => line.startsWith("npm run "));
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) {
      const [npm, ...words] = command.split(" ");
      const { stdout } = await run(npm, words, { cwd: root, shell: process.platform === "win32", maxBuffer: 1e8 });
      expect(stdout.length, command).toBeGreaterThan(200);
    }
  });

  test("its npm scripts exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
    for (const [, name] of readFileSync(join(root, "README.md"), "utf8").matchAll(/npm (?:run (?:-s )?)?([a-z:]+)/g)) expect(scripts).toHaveProperty([name]);
  });

  test.each(documents)("what %s links to is there", (document) => {
    for (const [, target] of readFileSync(join(root, document), "utf8").matchAll(/\]\(([^)#:]+)\)/g)) {
      expect(existsSync(join(root, target)), target).toBe(true);
    }
  });

  test("its map names every folder of src", () => {
    const text = readFileSync(join(root, "README.md"), "utf8");
    for (const { name } of readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) expect(text).toContain(`\`src/${name}\``);
  });
});
