import type { Curves, Spreadsheet } from "../../experiment/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { count } from "../number.ts";
import { result, text, type Sentence } from "./sentence.ts";

/** Nearer than this is no news. */
const near = 0.05;
/** A month: more than this no reader counts. */
const beyond = 1e7;

/** What a spreadsheet misses, told of the stage at which it decides, or where it tells most. */
export function promise({ metrics }: Spreadsheet, curves: Curves, { stages, run }: Pick<Scenario, "stages" | "run">): Sentence | null {
  const told = Object.entries(stages)
    .filter(([, { bulb }]) => bulb === "left" || bulb === "neck")
    .map(([id, { label, bulb, order }]) => {
      const metric = `entries.${id}`;
      return { metric, label, bulb, order, promised: (metrics[metric] ?? NaN) / run.horizonMonths, left: (curves.metrics[metric]?.mean ?? NaN) / run.horizonMonths };
    })
    .filter(({ promised, left }) => promised > 0 && left >= 0);
  const necks = told.filter(({ bulb }) => bulb === "neck");
  const [most] = (necks.length > 0 ? necks : told).sort((a, b) => b.promised - b.left - (a.promised - a.left) || b.order - a.order);
  if (!most) return null;
  const { metric, label, promised, left } = most;
  const share = left / promised - 1;
  const sheet: Sentence = [text("A funnel spreadsheet would promise "), result(perMonth(promised), { metric }), text(` a month in “${label}”`)];
  if (promised > beyond) return [text(`A funnel spreadsheet would promise growth without end in “${label}”; queues and limits leave `), result(perMonth(left), { metric }), text(" a month.")];
  if (Math.abs(share) < near) return [...sheet, text(": here it is right.")];
  if (share > 0) return [...sheet, text("; the futures bring "), result(perMonth(left), { metric }), text(".")];
  return [...sheet, text("; queues and limits leave "), result(perMonth(left), { metric }), text(".")];
}

function perMonth(value: number): string {
  return value < 10 ? String(Number(value.toPrecision(2))) : count(value);
}
