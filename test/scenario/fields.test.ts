import { describe, expect, it } from "vitest";
import { fieldAt, fields, nearestPaths, parseValue, toScenario, valueAt, withValue } from "../../src/scenario/index.ts";
import { shelf, sim } from "./arbitrary.ts";

const hourglass = sim("hourglass");

describe("fieldAt(scenario, path)", () => {
  it("knows a number's label, unit, range, step, scale, default, source and help", () => {
    expect(fieldAt(hourglass, "teams.insideSales.headcount")).toEqual({
      type: "number",
      path: "teams.insideSales.headcount",
      pattern: "teams.*.headcount",
      label: "Inside sales · headcount",
      help: "May be a fraction: the last one works that fraction of each day. Ignored where the mix funds the team.",
      source: "assumption",
      unit: "people",
      min: 0,
      max: 1000,
      low: 0,
      high: 20,
      step: 1,
      scale: "linear",
      whole: false,
      varies: true,
      nullable: false,
      default: 1,
      value: 2,
    });
  });

  it("labels fields in the words of the scenario", () => {
    const label = (path: string) => fieldAt(hourglass, path)?.label;
    expect(label("stages.suspect.dwellDays.median")).toBe("Suspect · dwell, median");
    expect(label("stages.opportunity.exits.onboarding.probability")).toBe("Opportunity · to Onboarding, probability");
    expect(label("stages.opportunity.dwellDaysByChannel.outbound.p90")).toBe("Opportunity · dwell, from Outbound, 90th percentile");
    expect(label("channels.organic.visitsPerMonth")).toBe("Organic · visits a month");
    expect(label("acquisition.inboundShare")).toBe("Mix · inbound share");
    expect(label("title")).toBe("Title");
  });

  it("gives a law's parameters the usual range of the field that holds it", () => {
    expect(fieldAt(hourglass, "referral.delayDays.median")).toMatchObject({ unit: "d", low: 0.5, high: 90, default: 7 });
    expect(fieldAt(hourglass, "value.initialMrr.median")).toMatchObject({ unit: "money", low: 5, high: 20_000, default: 140 });
    expect(fieldAt(hourglass, "stages.suspect.dwellDays.kind")).toMatchObject({ type: "choice", value: "lognormal" });
  });

  it("measures an uncertainty as the number it is of", () => {
    expect(fieldAt(hourglass, "uncertainty.cooling~1halfLifeHours.median")).toMatchObject({ unit: "h", low: 0.3, high: 72, label: "Uncertainty · Cooling · half-life, median" });
  });

  it("offers the ids a text may name", () => {
    expect(fieldAt(hourglass, "content.team")).toMatchObject({ type: "text", choices: Object.keys(hourglass.teams) });
  });

  it("is null where no field is", () => {
    for (const path of ["", "nowhere", "teams", "teams.insideSales", "teams.nobody.headcount", "stages.suspect.dwellDays.value", "__proto__", "teams.constructor.name", "constructor.prototype"]) {
      expect(fieldAt(hourglass, path)).toBeNull();
    }
    expect(fieldAt(toScenario({}).scenario, "referral.strength")).toBeNull();
  });
});

describe("fields(scenario)", () => {
  it("lists every leaf once, each found again at its path", () => {
    for (const scenario of shelf.names.map(sim)) {
      const all = fields(scenario);
      expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
      for (const field of all) {
        expect(fieldAt(scenario, field.path)).toEqual(field);
        expect(valueAt(scenario, field.path)).toEqual(field.value);
      }
    }
  });

  it("says of every number its unit, a source and a possible range", () => {
    for (const field of fields(hourglass)) {
      if (field.type !== "number") continue;
      const { path, label, source, help, min, max, low, high, step, scale, value } = field;
      expect(label && help && source, path).toBeTruthy();
      expect(min <= low && low < high && high <= max && step > 0, path).toBe(true);
      expect(scale === "linear" || low > 0, path).toBe(true);
      expect(value === null || (value >= min && value <= max), path).toBe(true);
    }
  });

  it("shows every control of the shelf within its slider", () => {
    for (const scenario of shelf.names.map(sim)) {
      for (const { path } of Object.values(scenario.controls)) {
        const field = fieldAt(scenario, path);
        // A number to slide, or a choice between readings.
        expect(field?.type === "number" || (field !== null && "choices" in field && field.choices !== null), path).toBe(true);
        if (field?.type === "number") expect(field.value! >= field.low && field.value! <= field.high, path).toBe(true);
      }
    }
  });
});

describe("withValue(scenario, path, value)", () => {
  it("gives another scenario and leaves the first as it was", () => {
    const other = withValue(hourglass, "teams.insideSales.headcount", 4);
    expect(other.teams.insideSales.headcount).toBe(4);
    expect(hourglass.teams.insideSales.headcount).toBe(2);
    expect(other.stages).toBe(hourglass.stages);
  });

  it("sets whole parts and what may be absent", () => {
    expect(withValue(hourglass, "cooling", null).cooling).toBeNull();
    expect(withValue(hourglass, "stages.lead.dwellDays", { kind: "fixed", value: 1 }).stages.lead.dwellDays).toEqual({ kind: "fixed", value: 1 });
  });

  it("throws at a path that leads nowhere, and names the nearest", () => {
    expect(() => withValue(hourglass, "teams.insideSale.hedcount", 4)).toThrow(/^unknown path: teams\.insideSale\.hedcount; expected teams\.insideSales\.headcount, /);
    expect(() => withValue(hourglass, "__proto__.polluted", 4)).toThrow("unknown path");
    expect(nearestPaths(hourglass, "teams.insideSale.hedcount")[0]).toBe("teams.insideSales.headcount");
  });

  it("throws at a value of the wrong type and below a part that is absent", () => {
    expect(() => withValue(hourglass, "market.accounts", "many")).toThrow("wrong type for market.accounts: many; expected a number");
    expect(() => withValue(hourglass, "market.accounts", null)).toThrow("wrong type");
    expect(() => withValue(toScenario({}).scenario, "referral.strength", 1)).toThrow("absent part: referral.strength");
  });
});

describe("parseValue(scenario, path, text)", () => {
  it("reads what a person types", () => {
    expect(parseValue(hourglass, "market.accounts", "2e4")).toBe(20_000);
    expect(parseValue(hourglass, "market.unlimited", "true")).toBe(true);
    expect(parseValue(hourglass, "nurture.medianDays", "null")).toBeNull();
    expect(parseValue(hourglass, "activity.dayWeights", "1,1,1,1,1,0,0")).toEqual([1, 1, 1, 1, 1, 0, 0]);
    expect(parseValue(hourglass, "run.seed", "007")).toBe("007");
    expect(parseValue(hourglass, "referral", "null")).toBeNull();
  });

  it("throws in the formula of all errors", () => {
    for (const text of ["0x10", "NaN", "Infinity", "1e999", "", " 3", "3 people", "null"]) {
      expect(() => parseValue(hourglass, "market.accounts", text)).toThrow("wrong type for market.accounts");
    }
    expect(() => parseValue(hourglass, "teams.insideSales.discipline", "lifo")).toThrow("expected priority, fifo or newestFirst");
  });
});
