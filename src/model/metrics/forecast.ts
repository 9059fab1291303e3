/** What was expected to close, and what closed: over whole quarters after the first, whose forecast knows only the day-0 pipeline. */
import type { Scenario } from "../../scenario/index.ts";
import type { Books } from "./books.ts";
import type { Metric } from "./metric.ts";
import { share } from "./number.ts";

const group = "Forecast";

export function forecast(scenario: Scenario): Metric[] {
  if (!scenario.forecast) return [];
  return [
    { name: "forecastOpen", label: "Offers in the forecast", unit: "money", group, formula: "mean over whole quarters but the first of Σ first MRR of offers open at its first midnight and due in it or before", help: "What would close in a quarter if every offer due in it were won.", of: (books) => mean(books, books.counts.due, true) },
    { name: "forecastWeighted", label: "Weighted forecast", unit: "money", group, formula: "mean over whole quarters but the first of Σ (chance of the win × first MRR) of the same offers", help: "What is expected to close of the offers open at the beginning of a quarter.", of: (books) => mean(books, books.counts.weighted, true) },
    { name: "forecastClosed", label: "Closed in a quarter", unit: "money", group, formula: "mean over whole quarters but the first of Σ first MRR won in it", help: "What did close, also of offers made in the quarter itself.", of: (books) => mean(books, books.counts.closed, false) },
    { name: "forecastAccuracy", label: "Closed ÷ weighted forecast", unit: "share", group, formula: "Σ first MRR won ÷ Σ weighted forecast, over whole quarters but the first", help: "100 %: as expected. Above: more closes than the offers of the first day promised, since new ones come and go within the quarter.", of: (books) => share(mean(books, books.counts.closed, false), mean(books, books.counts.weighted, true)) },
  ];
}

/** Mean over whole quarters but the first. What is due is posted as changes, what closed as it is. */
function mean({ tables, world }: Books, posts: Float64Array, isRunning: boolean): number {
  let running = 0;
  let total = 0;
  let quarters = 0;
  for (let quarter = 0; quarter + 1 < tables.quarterTick.length; quarter++) {
    running = isRunning ? running + posts[quarter] : posts[quarter];
    if (quarter === 0 || tables.quarterTick[quarter + 1] > world.horizon) continue;
    total += running;
    quarters += 1;
  }
  return share(total, quarters);
}
