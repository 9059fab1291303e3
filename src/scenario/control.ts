import * as v from "valibot";
import { choice, number, record, text } from "./field.ts";

/** A field that the panel shows first. */
export const controlSchema = v.strictObject({
  path: text({ label: "path", maxLength: 200, default: "", help: "The field it moves." }),
  group: choice({
    label: "group", options: ["Attract", "Convert", "Keep", "Refer", "Money"], default: "Attract", source: "Pietilä 2015: the journey",
    help: "Heading under which it stands.",
  }),
  label: text({ label: "label", maxLength: 80, default: "", help: "Name shown; empty: the field's own." }),
  choices: record(
    number({ label: "value", unit: "", min: -1e12, max: 1e12, step: 1, default: 0, source: "assumption", help: "Value this choice sets." }),
    { label: "choice", keys: "own", help: "Named values to switch between, such as two readings of one source." },
  ),
  order: number({ label: "order", unit: "", min: 0, max: 1000, step: 1, default: 0, source: "assumption", help: "Position in the panel." }),
});
export type Control = v.InferOutput<typeof controlSchema>;
