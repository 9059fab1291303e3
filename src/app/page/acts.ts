import type { Leaf } from "../../scenario/index.ts";
import type { DataFile, PictureFile } from "../take.ts";
import type { Lying, State, View } from "../state.ts";

/** What the hand can do on the page. The parts call these; they know nothing of how it comes about. */
export interface Acts {
  /** A number moves while the hand is on it; `keep` ends the gesture. */
  turn(path: string, value: Leaf): void;
  keep(): void;
  /** A change that is whole at once. */
  set(path: string, value: Leaf): void;
  setAll(values: Readonly<Record<string, Leaf>>): void;
  reset(path: string): void;
  resetAll(): void;
  undo(): void;
  redo(): void;
  /** Opens a sim of the shelf as it was published. */
  choose(sim: string): void;
  rollSeed(): void;
  setUncertain(on: boolean): void;
  showReplication(replication: number): void;
  look(view: Partial<View>): void;
  open(lying: Lying): void;
  /** Opens the list of all parameters at these words; empty shows all. */
  find(words: string): void;
  close(): void;
  lookAt(day: number): void;
  /** The pointer is over a time of a chart; null when it has left. */
  hover(day: number | null): void;
  playOrPause(): void;
  /** By whole months. */
  step(months: number): void;
  dismiss(id: string): void;
  dismissIssues(): void;
  accept(does: "restore" | "reload"): void;
  /** The whole link to what is shown. */
  link(): Promise<string>;
  copyLink(): Promise<void>;
  /** The report card, as Markdown. */
  copyReport(): Promise<void>;
  take(file: PictureFile | DataFile): Promise<void>;
  copyPicture(picture: string): Promise<void>;
  /** A scenario file of the reader's; refused with reason and place when it is none. */
  openFile(file: File): Promise<void>;
}

/** A part of the page: what it looks like follows from the state alone. */
export type Part<Result> = (state: State, acts: Acts) => Result;
