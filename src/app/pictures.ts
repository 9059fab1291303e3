import type { Scenario } from "../scenario/index.ts";

/** A picture of the page: the hourglass, or one of the four curves. */
export interface Picture {
  readonly title: string;
  /** Series it shows; none for the hourglass. */
  readonly series: readonly string[];
}

export const chartNames = ["stages", "customers", "mrr", "cash"] as const;
export const pictureNames = ["hourglass", ...chartNames] as const;

/** Stages in which people are counted, from left to right: those who have left the funnel are not on the way. */
export function stagesShown({ stages }: Pick<Scenario, "stages">): string[] {
  return Object.entries(stages)
    .filter(([, { bulb }]) => bulb !== "exit")
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([id]) => id);
}

export function pictureOf(name: string, scenario: Pick<Scenario, "stages">): Picture {
  switch (name) {
    case "hourglass": return { title: "The hourglass", series: [] };
    case "stages": return { title: "People by stage", series: stagesShown(scenario).map((id) => `stage.${id}`) };
    case "customers": return { title: "Customers", series: ["customers"] };
    case "mrr": return { title: "Monthly recurring revenue", series: ["mrr"] };
    case "cash": return { title: "Cash", series: ["cash"] };
    default: return { title: name, series: [name] };
  }
}
