/** The reference beside the product: the first thing in which they differ, in words. */
import { TICKS_PER_DAY } from "../../src/kernel/index.ts";
import { compile, EventKind, hashOf, replicate } from "../../src/model/index.ts";
import { Record } from "../../src/model/record.ts";
import { seedKey, type Scenario } from "../../src/scenario/index.ts";
import { evaluate } from "./evaluate.ts";
import type { Happened } from "./world.ts";

/** The product: its library, or its sources. */
interface Product {
  compile: typeof compile;
  replicate: typeof replicate;
}

/** What differs, or null. Both run the same replication of the scenario's seed. */
export function difference(product: Product, scenario: Scenario, replication = 0): string | null {
  const key = seedKey(scenario.run.seed);
  const model = product.compile(scenario);
  const trace = product.replicate(model, key, replication);
  const reference = evaluate(scenario, key, replication);
  if (reference.events !== trace.events || reference.fingerprint.some((lane, at) => lane !== trace.fingerprint[at])) {
    return firstEvent(scenario, productEvents(model.scenario, key, replication), reference.happenings);
  }
  const points = model.gridDays.length;
  const names = model.series.map(({ name }) => name);
  const more = [...reference.series.keys()].filter((name) => !names.includes(name));
  if (more.length > 0) return `the reference alone has the curves ${more.join(", ")}`;
  for (const [row, name] of names.entries()) {
    const curve = reference.series.get(name);
    if (!curve) return `the product alone has the curve ${name}`;
    for (let point = 0; point < points; point++) {
      const value = trace.series[row * points + point];
      if (!Object.is(curve[point], value) && curve[point] !== value) return `${name} on day ${model.gridDays[point]}: ${value} in the product, ${curve[point]} in the reference`;
    }
  }
  return null;
}

/** Every event of the product, from its sources: the fingerprint alone does not say where it differs. */
function productEvents(scenario: Scenario, key: Uint32Array, replication: number): Happened[] {
  const events: Happened[] = [];
  const usual = Reflect.get(Record.prototype, "event");
  Record.prototype.event = function event(tick, kind, high, low, place, round, cents) {
    if (tick < this.horizon) events.push({ tick, kind, high, low, place, round, cents });
    return usual.call(this, tick, kind, high, low, place, round, cents);
  };
  try {
    replicate(compile(scenario), key, replication);
  } finally {
    Record.prototype.event = usual;
  }
  return events;
}

/** The earliest event that only one of them has. */
function firstEvent(scenario: Scenario, product: Happened[], reference: Happened[]): string {
  const only = new Map<string, { event: Happened; count: number }>();
  const count = (events: Happened[], by: number): void => {
    for (const event of events) {
      const name = [event.tick, event.kind, event.high | 0, event.low | 0, event.place, event.round, event.cents].join(" ");
      const entry = only.get(name) ?? { event, count: 0 };
      entry.count += by;
      only.set(name, entry);
    }
  };
  count(product, 1);
  count(reference, -1);
  const unpaired = [...only.values()].filter((entry) => entry.count !== 0).toSorted((a, b) => a.event.tick - b.event.tick || a.event.kind - b.event.kind);
  const lines = unpaired.slice(0, 4).map((entry) => `${entry.count > 0 ? "only in the product" : "only in the reference"}: ${inWords(scenario, entry.event)}`);
  return `${product.length} events in the product, ${reference.length} in the reference, ${unpaired.length} unpaired\n${lines.join("\n")}`;
}

function inWords(scenario: Scenario, { tick, kind, high, low, place, round, cents }: Happened): string {
  const name = Object.entries(EventKind).find(([, number]) => number === kind)![0];
  const names = [...Object.keys(scenario.stages), ...Object.keys(scenario.stages).map((id) => `score ${id}`)];
  const processes = ["arrival", "contract", "calls", "orders", "support"].map((id) => `process ${id}`);
  const where = [...names, ...processes].find((id) => hashOf(id) === place) ?? String(place);
  return `day ${(tick / TICKS_PER_DAY).toFixed(6)} ${name} at ${where}, round ${round}, ${cents}, lineage ${high >>> 0}/${low >>> 0}`;
}
