/** Plausible made-up curves for looking at charts: a seeded toy of growth with luck, not the model. */
import type { Band, Curves, Figure } from "../../src/experiment/index.ts";
import type { MetricInfo, SeriesInfo } from "../../src/model/index.ts";

/** Small seeded generator (mulberry32); pictures in tests must not change from run to run. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
}

export interface FutureOptions {
  seed?: number;
  replications?: number;
  points?: number;
  months?: number;
  /** Multiplies the demand: another scenario. */
  pull?: number;
}

const stages: [id: string, label: string, level: number, lag: number][] = [
  ["visitor", "Visitors", 5200, 1],
  ["suspect", "In nurture", 2600, 3],
  ["inquiry", "Inquiries", 96, 1],
  ["lead", "Leads", 210, 2],
  ["opportunity", "Opportunities", 74, 3],
  ["onboarding", "Onboarding", 18, 4],
  ["newbie", "Newbies", 30, 5],
  ["active", "Active", 96, 7],
  ["loyal", "Loyal", 150, 12],
  ["advocate", "Advocates", 66, 18],
];
export const stageIds = stages.map(([id]) => id);

export function makeFuture({ seed = 1729, replications = 200, points = 157, months = 36, pull = 1 }: FutureOptions = {}): Curves {
  const horizon = (months * 365) / 12;
  const days = Float64Array.from({ length: points }, (_, i) => (i * horizon) / (points - 1));
  const values = new Map<string, Float64Array[]>();
  const put = (name: string, run: Float64Array): void => { values.set(name, [...(values.get(name) ?? []), run]); };
  for (let r = 0; r < replications; r++) {
    const random = dice(seed * 7919 + r);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const luck = Math.exp(0.16 * normal());
    const customers = new Float64Array(points), mrr = new Float64Array(points), cash = new Float64Array(points);
    const byStage = stages.map(() => new Float64Array(points));
    let base = 0, worth = 0, purse = 750_000, drift = 0;
    for (let i = 0; i < points; i++) {
      const time = i / (points - 1);
      drift = 0.93 * drift + 0.12 * normal();
      const demand = pull * luck * Math.exp(drift) * (0.25 + 1.5 * time * time + 0.5 * time);
      const won = Math.max(0, Math.round(3.4 * demand + 0.8 * normal()));
      base = Math.max(0, base + won - Math.round(base * 0.0035 * 2 * random()));
      worth = base * (310 + 210 * time) * (1 + 0.04 * normal() * 0.2);
      purse += worth * 0.19 - 12_000 - 40 * won;
      customers[i] = base; mrr[i] = worth; cash[i] = purse;
      stages.forEach(([, , level, lag], s) => {
        const ripe = 1 - Math.exp(-(time * 36) / lag);
        const grown = s > 4 ? base / 354 : demand / 2.2;
        byStage[s][i] = Math.max(0, Math.round(level * ripe * grown * (1 + (0.2 * normal()) / Math.sqrt(level / 20))));
      });
    }
    put("customers", customers); put("mrr", mrr); put("cash", cash);
    stages.forEach(([id], s) => put(`stage.${id}`, byStage[s]));
  }
  const infos: SeriesInfo[] = [
    { name: "customers", label: "Customers", unit: "people" },
    { name: "mrr", label: "Monthly recurring revenue", unit: "money" },
    { name: "cash", label: "Cash", unit: "money" },
    ...stages.map(([id, label]): SeriesInfo => ({ name: `stage.${id}`, label, unit: "people" })),
  ];
  const series: Record<string, Band> = {}, runs: Record<string, Float64Array[]> = {};
  for (const info of infos) {
    const all = values.get(info.name)!;
    series[info.name] = makeBand(info, all, points);
    runs[info.name] = all.slice(0, 20);
  }
  const last = (name: string): number[] => values.get(name)!.map((run) => run[points - 1]);
  const lowest = values.get("cash")!.map((run) => Math.min(...run));
  const lowMonth = values.get("cash")!.map((run, r) => (days[run.indexOf(lowest[r])] * 12) / 365);
  return {
    days, replications, fingerprint: "9c41d07fae5520b3", events: replications * 180_000, series, runs, violations: [],
    metrics: {
      finalCustomers: makeFigure({ name: "finalCustomers", label: "Customers at the end", unit: "people", group: "Growth", formula: "customers alive at the horizon", help: "" }, last("customers")),
      finalMrr: makeFigure({ name: "finalMrr", label: "MRR at the end", unit: "money", group: "Growth", formula: "Σ MRR at the horizon", help: "" }, last("mrr")),
      cashLow: makeFigure({ name: "cashLow", label: "Lowest cash", unit: "money", group: "Cash", formula: "minimum of cash", help: "" }, lowest),
      cashOutMonth: makeFigure({ name: "cashOutMonth", label: "Cash runs out in month", unit: "month", group: "Cash", formula: "month of the minimum", help: "" }, lowMonth),
      ranOut: makeFigure({ name: "ranOut", label: "Futures that run out of cash", unit: "share", group: "Cash", formula: "lowest cash < 0", help: "" }, lowest.map((value) => (value < 0 ? 1 : 0))),
    },
  };
}

function makeBand(info: SeriesInfo, runs: Float64Array[], points: number): Band {
  const band: Band = {
    info, mean: new Float64Array(points), p5: new Float64Array(points), p25: new Float64Array(points), p50: new Float64Array(points),
    p75: new Float64Array(points), p95: new Float64Array(points), medianError: new Float64Array(points),
  };
  const column = new Float64Array(runs.length);
  for (let i = 0; i < points; i++) {
    for (let r = 0; r < runs.length; r++) column[r] = runs[r][i];
    column.sort();
    band.mean[i] = column.reduce((sum, value) => sum + value, 0) / runs.length;
    band.p5[i] = quantile(column, 0.05); band.p25[i] = quantile(column, 0.25); band.p50[i] = quantile(column, 0.5);
    band.p75[i] = quantile(column, 0.75); band.p95[i] = quantile(column, 0.95);
    band.medianError[i] = ((band.p75[i] - band.p25[i]) * 0.93) / Math.sqrt(runs.length);
  }
  return band;
}

export function makeFigure(info: MetricInfo, all: number[]): Figure {
  const known = Float64Array.from(all.filter((value) => !Number.isNaN(value))).sort();
  const at = (p: number): number => quantile(known, p);
  const mean = known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : Number.NaN;
  return {
    info, mean, p5: at(0.05), p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9), p95: at(0.95),
    standardError: 0, undefinedCount: all.length - known.length, values: Float64Array.from(all),
  };
}

/** Type 7, of sorted values. */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1), low = Math.floor(at), high = Math.ceil(at);
  return sorted.length === 0 ? Number.NaN : sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}
