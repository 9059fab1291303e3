/** Is what steady-state questions leave out long enough? MSER-5 asked of every story and theory case that has a warm-up (rule E7). */
import { caseScenario, openSim, simulate, stories, type Law } from "hourglass";
import { expect, test } from "vitest";
import { settling, type Settling } from "../../src/experiment/index.ts";
import { clinic, type Clinic } from "../theory/clinic.ts";
import { keep, table } from "./findings.ts";

const DAYS_PER_MONTH = 365 / 12;

const head = ["", "curve", "left out, months", "MSER-5, days", "verdict"];

function row(what: string, curve: string, { days, verdict, leftOutDays }: Settling): (string | number)[] {
  return [what, curve, Math.round(leftOutDays / DAYS_PER_MONTH), days ?? "does not settle", verdict];
}

const exponential = (mean: number): Law => ({ kind: "exponential", mean });
/** Stations as textbooks have them; those with a short line, or none, are at rest within hours. */
const queues: Record<string, Clinic> = {
  "M/M/1, 50 % busy": { perHour: 0.5, stations: [{ servers: 1, hours: exponential(1) }] },
  "M/M/1, 80 % busy": { perHour: 0.8, stations: [{ servers: 1, hours: exponential(1) }] },
  "M/M/3, 80 % busy": { perHour: 2.4, months: 6, stations: [{ servers: 3, hours: exponential(1) }] },
  "M/D/1, 80 % busy": { perHour: 0.8, stations: [{ servers: 1, hours: { kind: "fixed", value: 1 } }] },
  "D/M/1, 80 % busy": { perHour: 0.8, even: true, stations: [{ servers: 1, hours: exponential(1) }] },
  "impatient, 12 an hour for 10": { perHour: 12, months: 3, stations: [{ servers: 10, hours: exponential(1), patienceHours: exponential(2) }] },
  "three in a row, 90 % busy": { perHour: 0.9, months: 18, warmupMonths: 2, stations: [1, 1 / 1.2, 1 / 1.5].map((mean) => ({ servers: 1, hours: exponential(mean) })) },
};

/** Stories whose figures are of a steady state. The others that leave out months ask what happens after a date: what is stopped then, a third year. */
const steady = ["more-leads-fewer-opportunities", "answer-the-newest-first"];

test("stories of a steady state and theory cases leave out at least what MSER-5 asks for (rule E7)", async () => {
  const short: string[] = [];
  const check = (what: string, curve: string, found: Settling): (string | number)[] => {
    if (found.verdict !== "enough") short.push(`${what}, ${curve}: ${found.days ?? "never"}`);
    return row(what, curve, found);
  };
  const told: (string | number)[][] = [];
  for (const story of await stories()) {
    if (!steady.includes(story.id)) continue;
    for (const given of story.cases) {
      const { scenario } = caseScenario(story, given, openSim(story.sim));
      const { series, days } = await simulate(scenario, { replications: story.replications });
      const leftOut = scenario.run.warmupMonths * DAYS_PER_MONTH;
      const what = `${story.id}: ${given.label}`;
      told.push(check(what, "team busy", settling(series["utilisation.bdr"], days, leftOut)));
      // Entered so far: who is there, and who has left to either side.
      const entered = days.map((_, t) => series["stage.opportunity"].mean[t] + series.won.mean[t] + series["stage.closedLost"].mean[t]);
      told.push(check(what, "opportunities a day", settling({ mean: entered.slice(1).map((now, t) => (now - entered[t]) / (days[t + 1] - days[t])) }, days.slice(1), leftOut)));
      // Beside the question: where more come than can be served the line never settles, though what comes out does.
      told.push(row(what, "waiting", settling(series["waiting.bdr"], days, leftOut)));
    }
  }
  const theory: (string | number)[][] = [];
  for (const [name, spec] of Object.entries(queues)) {
    const scenario = clinic(spec);
    const { series, days } = await simulate(scenario, { replications: 60 });
    for (const stage of Object.keys(series).filter((each) => /^stage\.s\d$/.test(each))) theory.push(check(name, stage, settling(series[stage], days, scenario.run.warmupMonths * DAYS_PER_MONTH)));
  }
  keep("warmup", "Is what is left out of steady-state figures long enough?", `
MSER-5 on the mean over replications, in days. No sim of the shelf has a warm-up of its own; two stories and the theory cases ask for a steady state.
The stories \`lists-run-dry\` (24 months) and \`content-keeps-giving\` (18) leave out months too, but ask what happens after a date.

## Stories, with their own replications

${table(head, told)}

## Theory cases, 60 replications

${table(head, theory)}`);
  expect(short).toEqual([]);
});
