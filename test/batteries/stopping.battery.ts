/** Do intervals still cover when a run stops itself because it is precise enough? The product's own call, a thousand seeds (rule E6). */
import { compile, replicate, simulate } from "hourglass";
import { expect, test } from "vitest";
import { meanInterval, moments, quantileInterval } from "../../src/experiment/index.ts";
import { keep, table } from "./findings.ts";
import { firm } from "./firm.ts";

const EXPERIMENTS = 1000;
/** Three and a half standard errors of a thousand experiments at 95 %. */
const [LOW, HIGH] = [92.6, 97.4];
const TRUTH = 40_000;
/** Largest half-width asked for, as a share of the largest median: chosen so that runs end at different looks. */
const LAX = 0.3;
const DEMANDING = 0.2;

const scenario = firm({ months: 3 });

test("stopping at the look at which it is precise enough leaves coverage of median and mean within 92.6 to 97.4 % (rules E5 and E6)", async () => {
  const model = compile(scenario);
  const mrr = model.series.findIndex(({ name }) => name === "mrr");
  const last = (mrr + 1) * model.gridDays.length - 1;
  const truth = Float64Array.from({ length: TRUTH }, (_, replication) => replicate(model, Uint32Array.of(53, 58), replication).series[last] / 100);
  const mean = moments(truth).mean;
  const median = truth.slice().sort()[TRUTH / 2];
  const covered: number[] = [];
  const rows: (string | number)[][] = [];
  for (const share of [LAX, DEMANDING]) {
    const stops = new Map<number, number>();
    let medians = 0;
    let means = 0;
    for (let e = 0; e < EXPERIMENTS; e++) {
      const { replications, metrics } = await simulate(scenario, { seed: `stop ${e}`, replications: 400, precision: { series: ["mrr"], within: { share } } });
      stops.set(replications, (stops.get(replications) ?? 0) + 1);
      const { values, mean: found, standardError } = metrics.finalMrr;
      const ofMedian = quantileInterval(values, 0.5);
      const ofMean = meanInterval(found, standardError, replications);
      if (ofMedian.low <= median && median <= ofMedian.high) medians++;
      if (ofMean.low <= mean && mean <= ofMean.high) means++;
    }
    covered.push((100 * medians) / EXPERIMENTS, (100 * means) / EXPERIMENTS);
    const looks = [...stops].sort(([a], [b]) => a - b).map(([look, times]) => `${times} at ${look}`);
    rows.push([`${100 * share} %`, looks.join(", "), ...covered.slice(-2).map((percent) => percent.toFixed(1))]);
  }
  keep("stopping", "Do intervals cover where a run stops itself?", `
MRR at the end of sim \`team\`, cut down to three months, asked for by \`simulate(scenario, { precision })\` with ${EXPERIMENTS} seeds and at most 400
replications. The truth is that of ${TRUTH.toLocaleString("en")} other replications; ${LOW} to ${HIGH} % is what chance allows.

${table(["half-width asked for, of the largest median", "runs that stopped", "median covered, %", "mean covered, %"], rows)}`);
  for (const percent of covered) {
    expect(percent).toBeGreaterThanOrEqual(LOW);
    expect(percent).toBeLessThanOrEqual(HIGH);
  }
});
