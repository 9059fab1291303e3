/**
 * Exact bands over 1,000 replications × all series of `hourglass` on its grid, from numbers that are simulated once:
 * 100 replications, ten times over with what is whole staying whole, because only the estimate is timed.
 */
import { Collector, engine } from "../../src/experiment/index.ts";
import { toScenario } from "../../src/scenario/index.ts";
import document from "../../sims/hourglass/v2.json";

const simulated = 100;
const replications = 1000;

export function bands(rounds = 9) {
  const { scenario } = toScenario(document);
  const model = engine.compile(scenario);
  const key = engine.seedKey(scenario.run.seed);
  const traces = Array.from({ length: simulated }, (_, replication) => engine.replicate(model, key, replication));
  const length = model.series.length * model.gridDays.length;
  const collector = new Collector(model);
  for (let from = 0; from < replications; from += 25) {
    const series = new Float64Array(25 * length);
    const metrics = new Float64Array(25 * model.metrics.length);
    for (let i = 0; i < 25; i++) {
      const { series: values, metrics: figures } = traces[(from + i) % simulated];
      const again = Math.floor((from + i) / simulated);
      // Another future of the same kind: a little more of everything, in whole people and cents.
      series.set(values.map((value) => Math.round(value * (1 + 0.003 * again))), i * length);
      metrics.set(figures, i * model.metrics.length);
    }
    collector.add({ from, to: from + 25, series, metrics, fingerprints: new Uint32Array(50), events: new Float64Array(25), violations: [] });
  }
  const names = model.series.map(({ name }) => name);
  const times = { bands: [], curves: [] };
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    let since = performance.now();
    for (const band of collector.bands(names)) sum += band.p95[band.p95.length - 1];
    times.bands.push(performance.now() - since);
    since = performance.now();
    sum += collector.curves().metrics[model.metrics[0].name].mean;
    times.curves.push(performance.now() - since);
  }
  if (!Number.isFinite(sum)) throw new Error(`no finite bands: ${sum}`);
  return { series: model.series.length, points: model.gridDays.length, figures: model.metrics.length, replications, times };
}
