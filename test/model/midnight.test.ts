import { describe, expect, test } from "vitest";
import { always, diary, fixed, sound } from "./diary.ts";

const days = (entries: ReturnType<typeof diary>, what: string, where: string) => entries.filter(([, , kind, stage]) => kind === what && stage === where).map(([day]) => Math.floor(day));

describe("a midnight comes before everything else of its day", () => {
  /** A market of one account, of which a fair speaks every morning; it is given back `back` days after it has left. */
  const loner = (back: number) =>
    sound({
      run: { horizonMonths: 1 }, activity: always, market: { accounts: 1 },
      channels: { fair: { kind: "batch", entryStage: "hall", entries: 1, everyDays: 1, firstDay: 0 } },
      stages: { hall: { bulb: "left", order: 1, dwellDays: fixed(0.1), otherwise: "out" }, out: { bulb: "exit", order: 2, returnDays: fixed(back) } },
    });

  test("what was given back in the course of a day is market again for the arrivals of the next, never of the same (rule O2)", () => {
    expect(days(diary(loner(0.1)), "enter", "hall")).toEqual(Array.from({ length: 30 }, (_, day) => day));
    expect(days(diary(loner(1)), "enter", "hall")).toEqual(Array.from({ length: 15 }, (_, at) => at * 2));
  });

  test("a team is staffed before those who come: who is hired for a day serves from its first instant (rule O2)", () => {
    const served = diary(
      sound({
        run: { horizonMonths: 1 }, activity: always, market: { unlimited: true },
        channels: { fair: { kind: "batch", entryStage: "desk", entries: 1, everyDays: 3000, firstDay: 2 } },
        stages: {
          desk: { bulb: "left", order: 1, dwellDays: fixed(0), otherwise: "out", work: { team: "clerks", minutes: fixed(60), attempts: fixed(1) } },
          out: { bulb: "exit", order: 2 },
        },
        teams: { clerks: { headcount: 0, hires: { first: { day: 5, count: 1 } }, rampDays: 0, productiveFraction: 1, daysPerWeek: 7, hoursPerDay: 24, startHour: 0 } },
      }),
    );
    expect(served.filter(([, , what]) => what === "start" || what === "done")).toEqual([[5, 0, "start", "desk"], [5.042, 0, "done", "desk"]]);
  });
});
