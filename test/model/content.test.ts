import { describe, expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { filmOf } from "../claims/luck.ts";
import { always, diary, key, run, sound } from "./diary.ts";
import { film } from "../../src/model/index.ts";

const writers = { headcount: 2, productiveFraction: 0.5, hoursPerDay: 8, daysPerWeek: 5, startHour: 9 };
const blog = { kind: "content", entryStage: "lead", identifyProbability: 0.02 };
const firm = (changes: object = {}) =>
  sound({
    run: { horizonMonths: 12 }, activity: always, market: { unlimited: true }, teams: { writers },
    channels: { blog, word: { kind: "organic", entryStage: "lead", visitsPerMonth: 300, growthPerMonth: 0, identifyProbability: 0.1 } },
    stages: { lead: { bulb: "left", order: 1, otherwise: "lost" }, lost: { bulb: "exit", order: 9 } },
    content: { team: "writers" }, ...changes,
  });
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe("the content factory", () => {
  test("makes an ebook, then eight times a post and its five social posts, one after the other in time (claims 31 and 126)", () => {
    const { pieces } = filmOf(firm());
    const cycle = [0, ...Array<number[]>(8).fill([1, 2, 2, 2, 2, 2]).flat()];
    const { time, kind } = pieces!;
    expect(kind.length).toBeGreaterThan(2 * cycle.length);
    expect([...kind]).toEqual(Array.from(kind, (_, at) => cycle[at % cycle.length]));
    for (let at = 1; at < time.length; at++) expect(time[at]).toBeGreaterThan(time[at - 1]);
    // All within working hours: from nine to five, Monday to Friday.
    for (const tick of time) {
      expect(Math.floor(tick / 1_382_400) % 7).toBeLessThan(5);
      expect(Math.abs(((tick / 57_600) % 24) - 13)).toBeLessThanOrEqual(4);
    }
    // 40 hours at eight a day: the ebook is done at the end of Friday, the first post half a Monday later.
    expect(Array.from(time.slice(0, 2), (tick) => tick / 1_382_400)).toEqual([4 + 17 / 24, 7 + 13 / 24]);
  });

  test("draws the visits that are identified or stay anonymous, no more and no less", () => {
    const scenario = firm();
    const log = filmOf(scenario);
    const model = compile(scenario);
    const log2 = film(model, key, 0);
    const organic = 300 * 12 * 0.9;
    const byContent = sum(log2.anonymousVisits) - organic;
    expect(byContent).toBeGreaterThan(10_000);
    const leads = log.channel.filter((channel) => channel === 0).length;
    expect(Math.abs(leads / ((byContent / 0.98) * 0.02) - 1)).toBeLessThan(0.2);
  });

  test("of a team of nobody is none: only what comes by itself comes (claim 30)", () => {
    const idle = firm({ teams: { writers: { ...writers, headcount: 0 } } });
    const log = filmOf(idle);
    expect(log.pieces!.kind.length).toBe(0);
    expect(log.channel.every((channel) => channel === 1)).toBe(true);
    const none = sound({ ...idle, content: null, channels: { word: idle.channels.word } });
    const comes = (scenario: typeof idle) => diary(scenario).filter(([, , what, where]) => what === "enter" && where === "lead").map(([day]) => day);
    expect(comes(idle)).toEqual(comes(none));
  });

  test("books the day on which its people work, also of those who come later", () => {
    const { metric, trace } = run(firm({ teams: { writers: { ...writers, hires: { more: { day: 100, count: 2 } } } } }));
    expect(trace.violations).toEqual([]);
    expect(metric("utilisation.writers")).toBeCloseTo(1, 6);
  });

  test("ends, even if its pieces take no time", () => {
    const free = firm({ run: { horizonMonths: 1 }, content: { team: "writers", hoursPerEbook: 0, hoursPerPost: 0, hoursPerSocial: 0, ebookVisitsPerDay: 0, postVisitsPerDay: 0, socialVisitsPerDay: 0 } });
    expect(filmOf(free).pieces!.kind.length).toBeLessThanOrEqual(30 * 10_000);
  });

  test("that would flood a run is refused before it begins", () => {
    const flood = { teams: { writers: { ...writers, headcount: 900 } }, content: { team: "writers", ebookVisitsPerDay: 1_000_000, postVisitsPerDay: 1_000_000 } };
    expect(() => compile(firm({ run: { horizonMonths: 36 }, ...flood }))).toThrow(/too large: about [\d,]+ arrivals/);
  });
});
