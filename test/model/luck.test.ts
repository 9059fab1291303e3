import { describe, expect, test } from "vitest";
import preset1 from "../scenario/preset1.json" with { type: "json" };
import { compile, film, replicate, type EventLog } from "../../src/model/index.ts";
import { key, sound } from "./diary.ts";

const scenario = () => structuredClone(sound(preset1));

/** When and where each person, named by lineage, was on the way — up to its first line, which depends on others. */
function privateLives(log: EventLog, stages: string[], upTo: string[]): Map<string, string> {
  const lives = new Map<string, string>();
  for (let at = 0; at < log.length; at++) {
    const stage = stages[log.stage[at]];
    if (log.kind[at] !== 1 || !upTo.includes(stage)) continue;
    const person = log.person[at];
    const name = `${log.lineage[person * 2]}.${log.lineage[person * 2 + 1]}`;
    lives.set(name, `${lives.get(name) ?? ""} ${stage}@${log.time[at]}`);
  }
  return lives;
}

describe("keyed draws", { timeout: 120_000 }, () => {
  test("replicate() gives the same numbers whatever ran before, in any order (rule F2)", () => {
    const model = compile(scenario());
    const alone = replicate(compile(scenario()), key, 3);
    replicate(model, key, 7);
    film(model, key, 1);
    const after = replicate(model, key, 3);
    expect(after.fingerprint).toEqual(alone.fingerprint);
    expect(after.series).toEqual(alone.series);
    expect(after.metrics).toEqual(alone.metrics);
    expect(replicate(model, key, 4).fingerprint).not.toEqual(alone.fingerprint);
  });

  test("the order in which records are written changes nothing (rule D5)", () => {
    const shuffled = scenario();
    for (const part of ["stages", "channels", "teams"] as const) {
      Object.assign(shuffled, { [part]: Object.fromEntries(Object.entries(shuffled[part]).reverse()) });
    }
    expect(replicate(compile(shuffled), key, 0).fingerprint).toEqual(replicate(compile(scenario()), key, 0).fingerprint);
  });

  test("adding a stage, a channel and a team that nobody meets leaves every event as it was (rule D5)", () => {
    const wider = scenario();
    wider.stages.annex = { ...wider.stages.suspect, label: "Annex", order: 0.5, exits: {}, otherwise: "disqualified" };
    wider.channels.fair = { kind: "batch", label: "Fair", side: "other", demand: "push", firstTouchBy: "seller", entryStage: "annex", entries: 0, everyDays: 30, firstDay: 0, costPerBatch: 0 };
    wider.teams.guests = { ...wider.teams.insideSales, label: "Guests" };
    expect(replicate(compile(wider), key, 0).fingerprint).toEqual(replicate(compile(scenario()), key, 0).fingerprint);
  });

  test("a better chance at one stage moves nobody's days before it", () => {
    const better = scenario();
    better.stages.opportunity.exits.onboarding.probability += 0.1;
    better.market.unlimited = true;
    const same = scenario();
    same.market.unlimited = true;
    const stages = Object.keys(same.stages);
    const before = ["suspect", "inquiry"];
    // Recycled people re-enter with a round of their own; those who never came back are compared.
    const a = privateLives(film(compile(same), key, 0), stages, before);
    const b = privateLives(film(compile(better), key, 0), stages, before);
    let differs = 0;
    for (const [name, life] of a) if (b.get(name) !== life) differs += 1;
    expect(a.size).toBeGreaterThan(10_000);
    expect(differs / a.size).toBeLessThan(0.01);
  });

  test("what-if differences on the same luck vary far less than on independent luck", () => {
    const changed = scenario();
    changed.stages.opportunity.exits.onboarding.probability = 0.3;
    const [base, what] = [compile(scenario()), compile(changed)];
    const won = (model: typeof base, replication: number) => replicate(model, key, replication).metrics[0];
    const paired: number[] = [];
    const independent: number[] = [];
    for (let replication = 0; replication < 8; replication++) {
      paired.push(won(what, replication) - won(base, replication));
      independent.push(won(what, replication + 100) - won(base, replication));
    }
    expect(variance(independent) / variance(paired)).toBeGreaterThan(3);
  });
});

function variance(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
