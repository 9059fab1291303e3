/** CLAIMS.md from the claims and the titles of the tests that name them. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { claims } from "./claims.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

interface Shown {
  /** Path from the folder of tests. */
  file: string;
  title: string;
}

/** Claims that a title names: "(claim 7)", "(claims 8, 9 and 11)", "(claims 78–84)". */
export function claimsNamed(title: string): number[] {
  return Array.from(title.matchAll(/\(claims? ([\d ,–and]+)\)/g), ([, list]) =>
    list.split(/,| and /).flatMap((part) => {
      const [from, to = from] = part.split("–").map(Number);
      return Array.from({ length: to - from + 1 }, (_, step) => from + step);
    }),
  ).flat();
}

/** Tests by the claims their titles name. */
export function testsByClaim(): Map<number, Shown[]> {
  const shown = new Map<number, Shown[]>();
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.(test|spec)\.ts$/.test(file)).sort();
  for (const file of files) {
    const source = readFileSync(root + file, "utf8");
    for (const [, , title] of source.matchAll(/\b(?:test|it)(?:\.\w+\([\s\S]*?\))?\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1/g)) {
      for (const number of claimsNamed(title)) shown.set(number, [...(shown.get(number) ?? []), { file, title }]);
    }
  }
  return shown;
}

/** The whole document. */
export function claimsTable(): string {
  const shown = testsByClaim();
  const row = ({ number, seed, says, mechanism }: (typeof claims)[number]) => {
    const tests = (shown.get(number) ?? []).map(({ file, title }) => `[${title.replace(/ ?\(claims?[^)]*\)/g, "").replace(/[|[\]]/g, "")}](test/${file})`);
    return `| ${number} | ${seed} | ${says} | ${mechanism} | ${tests.join("; ")} |`;
  };
  return `# Claims

What five texts say about selling, what shows it here, and the tests that hold it. P = Pietilä, R = Ross, A = Ambrosino, N = Nutshell,
K = Kunz. Written by \`UPDATE=1 npm run test:unit\` from test/claims/claims.ts and the titles of the tests.

| # | seed | claim | mechanism | tests |
|---|---|---|---|---|
${claims.map(row).join("\n")}
`;
}
