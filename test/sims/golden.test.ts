import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { ENGINE_VERSION, openSim, simulate, type Curves } from "hourglass";
import { describe, expect, test } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { digestOfAll } from "../engines/digest.ts";

const REPLICATIONS = 12;

/** What a sim's golden.json holds: a digest of every number, and to be read every figure's median and every series' median at five points of the grid. */
async function golden(curves: Curves) {
  const at = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (curves.days.length - 1)));
  return {
    engine: ENGINE_VERSION,
    replications: curves.replications,
    fingerprint: curves.fingerprint,
    digest: await digestOfAll(curves),
    days: at.map((point) => curves.days[point]),
    series: Object.fromEntries(Object.entries(curves.series).map(([name, band]) => [name, at.map((point) => (Number.isNaN(band.p50[point]) ? null : band.p50[point]))])),
    metrics: Object.fromEntries(Object.entries(curves.metrics).map(([name, figure]) => [name, Number.isNaN(figure.p50) ? null : figure.p50])),
  };
}

describe("golden numbers", { timeout: 120_000 }, () => {
  // A change here is a new engine version, said in the changelog: UPDATE=1 npm run test:unit writes them anew.
  test.each(readShelf().names)("%s gives the numbers of its golden.json (rule F3)", async (name) => {
    const file = new URL(`../../sims/${name}/golden.json`, import.meta.url);
    const found = await golden(await simulate(openSim(name), { replications: REPLICATIONS }));
    if (process.env.UPDATE === "1") writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`);
    expect(existsSync(file), `sims/${name}/golden.json; write it with UPDATE=1`).toBe(true);
    expect(found).toEqual(JSON.parse(readFileSync(file, "utf8")));
  });
});
