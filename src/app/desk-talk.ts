/** What is said between the page and the desk, a worker where experiments are conducted and curves estimated. */
import type { Curves, Spreadsheet, Told } from "../experiment/index.ts";
import type { EventLog } from "../model/index.ts";
import type { Scenario, Story } from "../scenario/index.ts";

/** Asking for an experiment or a story ends what was simulated before; asking for a film ends the film before. */
export type Ask =
  | { kind: "simulate"; ask: number; scenario: Scenario; uncertain: boolean; visible: readonly string[] }
  | { kind: "film"; ask: number; scenario: Scenario; uncertain: boolean; replication: number }
  /** `base` is the document of the story's sim. */
  | { kind: "tell"; ask: number; story: Story; base: unknown }
  /** The ask of this number is not wanted any more. */
  | { kind: "leave"; ask: number };

/**
 * An ask is answered by any number of coarse curves (or tellings) and one that is refined, by one film, or by one failure.
 * What a spreadsheet would promise, null where it would promise no end, comes some time after the first curves; once more, compared, after the refined ones.
 */
export type Answer =
  | { kind: "curves"; ask: number; curves: Curves; refined: boolean }
  | { kind: "spreadsheet"; ask: number; spreadsheet: Spreadsheet | null }
  | { kind: "film"; ask: number; log: EventLog }
  | { kind: "told"; ask: number; told: Told; refined: boolean }
  | { kind: "failed"; ask: number; message: string }
  /** Something was mended on the way; nothing is missing. */
  | { kind: "trouble"; message: string }
  /** WebAssembly is not to be had. */
  | { kind: "slow"; message: string };
