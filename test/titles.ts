/** Titles of all tests, and what they name. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("./", import.meta.url));

export interface Titled {
  /** Path from the folder of tests. */
  file: string;
  title: string;
}

/** Every literal title of a test, file by file. */
export function titles(): Titled[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.(test|spec|battery)\.ts$/.test(file)).sort();
  return files.flatMap((file) => {
    const source = readFileSync(root + file, "utf8");
    return Array.from(source.matchAll(/\b(?:test|it)(?:\.\w+\([\s\S]*?\))?\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1/g), ([, , title]) => ({ file, title }));
  });
}

/** Tests by the names that `namesIn` finds in their titles. */
export function testsBy<Name>(namesIn: (title: string) => Name[]): Map<Name, Titled[]> {
  const found = new Map<Name, Titled[]>();
  for (const titled of titles()) for (const name of namesIn(titled.title)) found.set(name, [...(found.get(name) ?? []), titled]);
  return found;
}

/** Links to tests, without what they name. */
export function linksTo(tests: readonly Titled[]): string {
  return tests.map(({ file, title }) => `[${title.replace(/ ?\((?:claim|rule)s? [^)]*\)/g, "").replace(/[|[\]]/g, "")}](test/${file})`).join("; ");
}
