/** What a battery found, kept beside it with its date: `results/<name>.md`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { ENGINE_VERSION } from "hourglass";

/** Writes title, date, engine and machine, then `text` (Markdown). Nothing in the text may depend on the clock. */
export function keep(name: string, title: string, text: string): void {
  const folder = new URL("results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const stamp = `${new Date().toISOString().slice(0, 10)}, engine ${ENGINE_VERSION}, Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}`;
  writeFileSync(new URL(`${name}.md`, folder), `# ${title}\n\n${stamp}. Written by \`npm run battery -- ${name}\`.\n\n${text.trim()}\n`);
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}
