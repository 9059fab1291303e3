import type { Row } from "./rows.ts";
import type { Stamp } from "./result.ts";

const columns = ["day", "month", "series", "unit", "statistic", "value"] as const;
const stampColumns = ["sim", "link", "seed", "replications", "engine", "fingerprint"] as const;

/**
 * The rows as CSV (RFC 4180, lines end in `\n`, no byte order mark).
 *
 * One table and nothing else, since comment lines above a header break spreadsheets and data frames alike. The stamp
 * has columns of its own after `value`, filled in the first row only: it travels with the file and is in sight at the
 * top, and 30,000 copies of a link are not.
 */
export function csv(rows: readonly Row[], stamp: Stamp): string {
  const lines = [[...columns, ...stampColumns].join(",")];
  const blank = ",".repeat(stampColumns.length);
  rows.forEach((row, i) => {
    const told = i === 0 ? stampColumns.map((column) => `,${cell(stamp[column])}`).join("") : blank;
    lines.push(columns.map((column) => cell(row[column])).join(",") + told);
  });
  return `${lines.join("\n")}\n`;
}

/** A number that does not exist is an empty cell. Text that a spreadsheet would take for a formula is made text again. */
function cell(value: string | number): string {
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
