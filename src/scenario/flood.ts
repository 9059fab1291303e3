/** More arrivals than any market has would only take the reader's memory and patience: the largest channel is cut to fit. */
import type { Channel } from "./channel.ts";
import type { Issue } from "./issue.ts";
import { joinPath } from "./path.ts";
import type { Scenario } from "./scenario.ts";

/** Planned arrivals of one future at most. */
export const arrivalsAtMost = 5_000_000;

/** Mends the draft in place: it was made a moment ago and nobody else knows it. */
export function mendFlood(draft: Scenario, issues: Issue[]): void {
  mendOpen(draft, issues);
  const months = draft.run.horizonMonths;
  const loads = Object.entries(draft.channels).map(([id, channel]) => ({ id, channel, ...load(channel, months, draft) }));
  loads.sort((a, b) => b.arrivals - a.arrivals);
  let total = loads.reduce((sum, { arrivals }) => sum + arrivals, 0);
  for (const { id, channel, arrivals, key } of loads) {
    if (total <= arrivalsAtMost) return;
    const fits = Math.max(0, arrivalsAtMost - (total - arrivals));
    const given = (channel as unknown as Record<string, number>)[key];
    const kept = roundDown((given * fits) / arrivals);
    (channel as unknown as Record<string, number>)[key] = kept;
    issues.push({ path: joinPath(["channels", id, key]), code: "tooManyArrivals", given, expected: [kept] });
    total -= arrivals - fits;
  }
}

/** People there on day 0 at most. */
const openAtMost = 300_000;

function mendOpen({ stages }: Scenario, issues: Issue[]): void {
  const largest = Object.entries(stages).sort(([, a], [, b]) => b.openToday - a.openToday);
  let total = largest.reduce((sum, [, { openToday }]) => sum + openToday, 0);
  for (const [id, stage] of largest) {
    if (total <= openAtMost) return;
    const kept = Math.max(0, openAtMost - (total - stage.openToday));
    issues.push({ path: joinPath(["stages", id, "openToday"]), code: "tooManyArrivals", given: stage.openToday, expected: [kept] });
    total -= stage.openToday - kept;
    stage.openToday = kept;
  }
}

/** Arrivals expected of a channel, and the field they are proportional to. Growth beyond all numbers counts as 10^15. */
function load(channel: Channel, months: number, { acquisition }: Scenario): { arrivals: number; key: string } {
  const most = 1e15;
  switch (channel.kind) {
    case "organic": {
      let sum = 0;
      for (let month = 0; month < months; month++) sum += (1 + channel.growthPerMonth) ** month;
      return { arrivals: Math.min(most, channel.visitsPerMonth * channel.identifyProbability * sum), key: "visitsPerMonth" };
    }
    case "paid": {
      const spend = channel.funding === "own" ? channel.spendPerMonth : acquisition.budgetPerMonth;
      return { arrivals: Math.min(most, (Math.min(spend, channel.saturationSpend) / channel.costPerVisit) * channel.identifyProbability * months), key: "identifyProbability" };
    }
    case "partner":
      return { arrivals: channel.entriesPerMonth * months, key: "entriesPerMonth" };
    case "batch":
      return { arrivals: channel.entries * Math.ceil((months * 30.5) / channel.everyDays), key: "entries" };
    default:
      return { arrivals: 0, key: "" };
  }
}

/** To three figures, never up: a scenario mended once is not mended again. */
function roundDown(value: number): number {
  const rounded = Number(value.toPrecision(3));
  return rounded <= value ? rounded : Number((value * 0.995).toPrecision(3));
}
