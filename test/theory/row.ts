/** Rows: a published case, or further parameters of the same family. A new row needs no code. */
import published from "./cases.json" with { type: "json" };
import further from "./further.json" with { type: "json" };

export interface Row {
  id: string;
  family: string;
  /** Parameters, as the file of cases writes them. */
  model: Record<string, unknown>;
  /** What the published closed form gives; absent where only our own formula does. */
  expect?: unknown;
  /** Only for the battery. */
  slow?: boolean;
}

/** Figures by name: `L`, `p[2]`, `P.buy`. */
export type Figures = Record<string, number>;

export const publishedRows: readonly Row[] = published.cases;
export const furtherRows: readonly Row[] = further;

/** Numbers of an expectation by path. Times at which the others are read are no figures, nor are words. */
export function figuresOf(expect: unknown, path = ""): Figures {
  if (typeof expect === "number") return { [path]: expect };
  if (Array.isArray(expect)) return Object.assign({}, ...expect.map((each, at) => figuresOf(each, `${path}[${at}]`)));
  if (typeof expect !== "object" || expect === null) return {};
  return Object.assign({}, ...Object.entries(expect).filter(([key]) => key !== "t").map(([key, each]) => figuresOf(each, path === "" ? key : `${path}.${key}`)));
}
