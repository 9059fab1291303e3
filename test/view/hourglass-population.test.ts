import { describe, expect, test } from "vitest";
import { EventKind } from "../../src/model/index.ts";
import { Phase, Population } from "../../src/view/hourglass/population.ts";
import { medianDwell } from "../../src/view/hourglass/visits.ts";
import { exampleFilm, exampleScenario } from "./hourglass-example.ts";
import { logOf } from "./hourglass-log.ts";

const scenario = exampleScenario();
const stage = (id: string): number => Object.keys(scenario.stages).indexOf(id);
const team = (id: string): number => Object.keys(scenario.teams).indexOf(id);
const { enter, start, done, won, expand, churn, back } = EventKind;

/** Everything a population says of its moment. */
function picture(population: Population): object {
  const lines = population.teamIds.map((_, t) => {
    const line: number[] = [];
    for (let visit = population.front[t]; visit >= 0; visit = population.behind[visit]) line.push(population.visits.person[visit]);
    return line;
  });
  const { people, cents, waitingIn, waiting, working, visitOf, phaseOf, centsOf } = population;
  return { lines, lists: [people, cents, waitingIn, waiting, working, visitOf, phaseOf, centsOf].map((list) => Array.from(list)) };
}

describe("a log written by hand", () => {
  const film = logOf([
    [1, enter, 0, stage("lead")],
    [2, enter, 1, stage("lead")],
    [3, start, 0, stage("lead")],
    [4, enter, 2, stage("lead")],
    [5, done, 0, stage("lead")],
    [5, start, 1, stage("lead")],
    [9, enter, 0, stage("newbie")],
    [9, won, 0, stage("newbie"), 10_000],
    [12, expand, 0, stage("newbie"), 2_000],
    [20, churn, 0, stage("newbie"), 12_000],
    [21, enter, 1, stage("disqualified")],
    [30, back, 1, stage("disqualified")],
  ], 3);
  const population = Population.of(scenario, film);
  const at = (day: number): Population => {
    population.seek(day);
    return population;
  };

  test("people wait in line in order of arrival, are served, and dwell", () => {
    expect(at(2.5).waiting[team("insideSales")]).toBe(2);
    expect(picture(population)).toMatchObject({ lines: expect.arrayContaining([[0, 1]]) });
    expect(at(3.5).waiting[team("insideSales")]).toBe(1);
    expect(population.working[team("insideSales")]).toBe(1);
    expect(at(4.5).waitingIn[stage("lead")]).toBe(2);
    expect(at(5).phaseOf[0]).toBe(Phase.dwelling);
    expect(population.phaseOf[1]).toBe(Phase.working);
    expect(population.people[stage("lead")]).toBe(3);
  });

  test("a stage is worth the MRR of its people (claim 41)", () => {
    expect(at(8).cents[stage("newbie")]).toBe(0);
    expect(at(9).cents[stage("newbie")]).toBe(10_000);
    expect(at(12).cents[stage("newbie")]).toBe(12_000);
    expect(at(20).cents[stage("newbie")]).toBe(0);
    expect(population.centsOf[0]).toBe(0);
  });

  test("who churned or is untouched market again is nowhere", () => {
    expect(at(20).people[stage("newbie")]).toBe(0);
    expect(at(21).people[stage("disqualified")]).toBe(1);
    expect(at(30).people[stage("disqualified")]).toBe(0);
    expect(population.stageOf(1)).toBe(-1);
  });

  test("peaks and dwells are those of the whole film", () => {
    expect(population.peakPeople[stage("lead")]).toBe(3);
    expect(population.peakCents[stage("newbie")]).toBe(12_000);
    expect(population.peakInside).toBe(3);
    expect(medianDwell(population.visits, stage("newbie"))).toBe(11);
    expect(medianDwell(population.visits, stage("advocate"))).toBeNaN();
  });

  test("before the first event there is nobody", () => {
    expect(at(0).people.every((number) => number === 0)).toBe(true);
  });
});

describe("a film of the engine", () => {
  const film = exampleFilm(scenario);
  const population = Population.of(scenario, film);
  const days = [0, 3, 100.5, 365, 365.01, 700, 1090];

  test("seek(t) is the same from every side", () => {
    const forward = days.map((day) => {
      population.seek(day);
      return picture(population);
    });
    for (let i = days.length - 1; i >= 0; i--) {
      population.seek(days[i]);
      expect(picture(population)).toEqual(forward[i]);
    }
    for (const i of [5, 1, 6, 0, 3]) {
      population.seek(days[i]);
      expect(picture(population)).toEqual(forward[i]);
    }
  });

  test("every person is in one stage, and stages are worth what their people pay", () => {
    for (const day of days) {
      population.seek(day);
      const people = population.stageIds.map(() => 0);
      const cents = [...people];
      for (let who = 0; who < film.people; who++) {
        const at = population.stageOf(who);
        if (at < 0) continue;
        people[at]++;
        cents[at] += population.centsOf[who];
      }
      expect(Array.from(population.people)).toEqual(people);
      expect(Array.from(population.cents)).toEqual(cents);
    }
  });
});
