import type { Scenario } from "../../scenario/index.ts";
import type { MetricInfo } from "../trace.ts";
import type { Books } from "./books.ts";

/** A figure: what it is called and means, and how it is read from the books of one replication. NaN = not defined in it. */
export interface Metric extends MetricInfo {
  of: (books: Books) => number;
}

/** The metrics of one subject that a scenario has. */
export type Subject = (scenario: Scenario) => Metric[];
