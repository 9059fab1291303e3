/** The report card as plain data: sections, their items, and what stands in an item. */
import type { Scenario } from "../../scenario/index.ts";
import type { Curves } from "../curves.ts";

/** What a card is about. */
export interface Reported {
  readonly scenario: Scenario;
  /** The published document it differs from, by its name and version on the shelf. */
  readonly base: Scenario;
  readonly sim: string;
  readonly version: number;
  /** Uncertain numbers are drawn anew in each replication. */
  readonly uncertain: boolean;
  /** Opens the same experiment: what comes behind the address of a page. */
  readonly link: string;
  /** The whole result; null while it is being computed. */
  readonly curves: Curves | null;
}

export interface Report {
  readonly title: string;
  /** What tells this result from every other. */
  readonly identity: readonly Fact[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly number: string;
  readonly heading: string;
  readonly items: readonly Item[];
}

/** One item of the checklist. Texts are plain, without any markup. */
export interface Item {
  readonly number: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly graph?: Graph;
  readonly facts?: readonly Fact[];
  readonly tables?: readonly Table[];
  /** To be copied as it stands. */
  readonly code?: string;
}

export interface Fact {
  readonly term: string;
  readonly text: string;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** What the notes of the rows say. */
  readonly notes?: string;
}

export interface Row {
  /** Where it stands in the scenario, or the name of a figure. */
  readonly path: string;
  readonly cells: readonly string[];
  readonly note?: string;
  readonly mark?: "changed" | "assumed";
}

/** The base model as nodes and arrows. */
export interface Graph {
  readonly nodes: readonly { readonly id: string; readonly label: string; readonly place: "channel" | "left" | "neck" | "right" | "exit" }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string; readonly way: "entry" | "exit" | "otherwise" | "back" }[];
}
