/** CLAIMS.md from the claims and the titles of the tests that name them. */
import { linksTo, testsBy } from "../titles.ts";
import { claims } from "./claims.ts";

/** Claims that a title names: "(claim 7)", "(claims 8, 9 and 11)", "(claims 78–84)". */
export function claimsNamed(title: string): number[] {
  return Array.from(title.matchAll(/\(claims? ([\d ,–and]+)\)/g), ([, list]) =>
    list.split(/,| and /).flatMap((part) => {
      const [from, to = from] = part.split("–").map(Number);
      return Array.from({ length: to - from + 1 }, (_, step) => from + step);
    }),
  ).flat();
}

/** The whole document. */
export function claimsTable(): string {
  const shown = testsBy(claimsNamed);
  const row = ({ number, seed, says, mechanism }: (typeof claims)[number]) => `| ${number} | ${seed} | ${says} | ${mechanism} | ${linksTo(shown.get(number) ?? [])} |`;
  return `# Claims

What five texts say about selling, what shows it here, and the tests that hold it. P = Pietilä, R = Ross, A = Ambrosino, N = Nutshell,
K = Kunz. Written by \`UPDATE=1 npm run test:unit\` from test/claims/claims.ts and the titles of the tests.

| # | seed | claim | mechanism | tests |
|---|---|---|---|---|
${claims.map(row).join("\n")}
`;
}
