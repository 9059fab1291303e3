import { csv, rows, type Curves } from "../experiment/index.ts";
import type { Found, Stamp } from "./stamp.ts";

/** Rows of the curves as CSV, every series unless some are named. */
export function csvFile(curves: Curves, currency: string, stamp: Stamp, series?: readonly string[]): Blob {
  return new Blob([csv(rows(curves, currency, series), stamp)], { type: "text/csv;charset=utf-8" });
}

/** The stamp of a CSV: its columns stand in the header, its values in the first row. A table holds no scenario, only the link to one. */
export function readCsv(text: string): Found | null {
  const [header, first] = records(text.replace(/^\uFEFF/, ""), 2);
  if (!header || !first) return null;
  const cell = (column: string): string | undefined => first[header.indexOf(column)];
  const link = header.includes("link") ? cell("link") : undefined;
  if (!link) return null;
  const stamp: Partial<Stamp> = { link };
  for (const key of ["engine", "sim", "seed", "fingerprint"] as const) {
    const value = cell(key);
    if (value !== undefined && value !== "") stamp[key] = value.replace(/^'(?=[=+\-@])/, "");
  }
  const replications = Number(cell("replications"));
  if (replications > 0) stamp.replications = replications;
  return { link, scenario: null, stamp };
}

/** The first records of a CSV (RFC 4180); spreadsheets may have changed its separator to a semicolon or tab. */
function records(text: string, most: number): string[][] {
  const separator = /^[^\n]*?([,;\t])/.exec(text)?.[1] ?? ",";
  const found: string[][] = [];
  let record: string[] = [], cell = "", quoted = false;
  for (let at = 0; at < text.length && found.length < most; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === separator) {
      record.push(cell);
      cell = "";
    } else if (sign === "\n") {
      found.push([...record, cell.replace(/\r$/, "")]);
      record = [];
      cell = "";
    } else cell += sign;
  }
  if (found.length < most && (cell !== "" || record.length > 0)) found.push([...record, cell]);
  return found;
}
