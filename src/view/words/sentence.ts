/** A piece of a sentence: plain words, a result one can look up, or a parameter one can drag. */
export interface Part {
  text: string;
  kind: "text" | "result" | "parameter";
  /** Path of the scenario a parameter stands for. */
  path?: string;
  /** Name of the metric a result comes from. */
  metric?: string;
  /** Name of the series a result comes from. */
  series?: string;
}

export type Sentence = Part[];

export const text = (words: string): Part => ({ text: words, kind: "text" });

export const result = (words: string, source: Pick<Part, "metric" | "series">): Part => ({ text: words, kind: "result", ...source });

export const parameter = (words: string, path: string): Part => ({ text: words, kind: "parameter", path });

/** The sentence as one string, for alt texts and descriptions. */
export function plain(sentence: Sentence): string {
  return sentence.map((part) => part.text).join("");
}
