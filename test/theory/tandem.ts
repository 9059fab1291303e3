/** Stations in a row: what leaves one is what comes to the next. */
import { EventKind } from "../../src/model/index.ts";
import { sound } from "./clinic.ts";
import { certain, door, numeric, textbook, type Family } from "./family.ts";
import type { Said } from "./gate.ts";
import { exponential } from "./law.ts";
import { clerks, mean, mmc, read, sized, spread, warmOf } from "./queues.ts";

interface Tandem { lambda: number; mus: number[]; servers: number[] }

const stations = ({ lambda, mus, servers }: Tandem) => mus.map((mu, at) => ({ rate: lambda, service: exponential(1 / mu), servers: servers[at] }));

export const tandem: Family<Tandem> = {
  names: ["tandem"],
  spreads: /^varT$/,
  model(given) {
    const servers = given.servers as number[] | undefined;
    const mus = typeof given.mu === "number" ? Array<number>(servers!.length).fill(given.mu) : (given.mu as number[]);
    return { lambda: numeric(given, "lambda_"), mus, servers: servers ?? mus.map(() => 1) };
  },
  headline: "T",
  needed: "a team and a stage a station; departures from the events",
  exact({ lambda, mus, servers }) {
    const each = mus.map((mu, at) => mmc.exact({ lambda, mu, c: servers[at] }));
    const T = each.reduce((sum, { W }) => sum + W, 0);
    return {
      T, L: lambda * T, departureRate: lambda, departureCV2: 1,
      ...(each.every(({ W }) => W === each[0].W) ? { perStation: each[0].W } : {}),
      // Stays at single servers in a row are independent; at several servers they are not.
      ...(servers.every((count) => count === 1) ? { varT: mus.reduce((sum, mu) => sum + (mu - lambda) ** -2, 0) } : {}),
    };
  },
  experiments(model, effort) {
    const exact = tandem.exact(model);
    const { lambda } = model;
    const all = stations(model);
    const slowest = all.toSorted((a, b) => warmOf(b) - warmOf(a))[0];
    const { span, replications } = sized(slowest, effort, 40 * exact.T);
    const ids = all.map((_, at) => `s${at}`);
    return [{
      replications,
      scenarios: [sound({
        ...textbook,
        run: span.run,
        stages: {
          ...Object.fromEntries(all.map(({ service }, at) => [ids[at], {
            bulb: "left", order: at, ...certain(ids[at + 1] ?? "served"), otherwise: "served",
            work: { team: `t${at}`, minutes: service.law(span.minutes), attempts: { kind: "fixed", value: 1 } },
          }])),
          served: { bulb: "exit", order: 100 },
        },
        teams: Object.fromEntries(all.map(({ servers }, at) => [`t${at}`, clerks(servers)])),
        channels: { door: door(lambda * span.perMonth, "s0") },
      })],
      read(run) {
        const seen = ids.map((id) => read(run, span, [id]));
        const stays = passages(run, "s0", "served").filter(([from]) => from >= span.from && from < span.to).map(([from, to]) => (to - from) / span.ticks);
        const { departures } = seen.at(-1)!.seen;
        const gaps = departures.slice(1).map((tick, at) => ((tick - departures[at]) / span.ticks) * lambda);
        return {
          T: mean(stays), L: seen.reduce((sum, { seen: { inside } }) => sum + inside, 0) / (span.to - span.from),
          departureRate: (departures.length / (span.to - span.from)) * span.ticks, departureCV2: spread(gaps, 1),
          ...("perStation" in exact ? Object.fromEntries(seen.map((each, at) => [`perStation|${at + 1}`, mean(each.stays)])) : {}),
          ...("varT" in exact ? { varT: spread(stays, exact.T) } : {}),
        } satisfies Record<string, Said>;
      },
    }];
  },
};

/** Ticks of each person's first entry to one stage and to another, of those who came to both. */
export function passages({ log, scenario }: Parameters<typeof read>[0], from: string, to: string): [number, number][] {
  const ids = Object.keys(scenario.stages);
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)];
  const entered = new Map<number, number>();
  const pairs: [number, number][] = [];
  for (let at = 0; at < log.length; at++) {
    if (log.kind[at] !== EventKind.enter) continue;
    if (log.stage[at] === start && !entered.has(log.person[at])) entered.set(log.person[at], log.time[at]);
    else if (log.stage[at] === end && entered.has(log.person[at])) pairs.push([entered.get(log.person[at])!, log.time[at]]);
  }
  return pairs;
}
