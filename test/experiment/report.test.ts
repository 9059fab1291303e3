import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { openSim, simulate, type Curves } from "hourglass";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { markdown, report, type Item, type Report, type Reported, type Table } from "../../src/experiment/index.ts";
import { fieldAt, fields, isAssumed, splitPath, toScenario, valueAt, withValue, type Field, type Scenario } from "../../src/scenario/index.ts";
import { main } from "../cli/tool.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shelf = readShelf();
const checklist = ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1"];

const simulated = new Map<string, { reported: Reported; card: Report }>();
beforeAll(async () => {
  for (const sim of shelf.names) {
    // Two short futures: what is told of them is looked at, not what they are.
    const scenario = openSim(sim, { "run.replications": 2, "run.horizonMonths": 3 });
    const reported = about(scenario, { sim, base: scenario, curves: await simulate(scenario) });
    simulated.set(sim, { reported, card: report(reported) });
  }
});

/** Some scenario of the hourglass, if nothing else is said. */
function about(scenario: Scenario, more: Partial<Reported> = {}): Reported {
  const sim = more.sim ?? "hourglass";
  const version = shelf.version(sim)!;
  return { scenario, base: toScenario(shelf.base(sim, version)).scenario, sim, version, uncertain: false, link: `#sim=${sim}`, curves: null, ...more };
}

const items = ({ sections }: Report): Item[] => sections.flatMap((section) => section.items);
const itemOf = (card: Report, number: string): Item => items(card).find((item) => item.number === number)!;
const words = ({ paragraphs, facts = [], tables = [], code = "" }: Item): string =>
  [...paragraphs, ...facts.flatMap(({ term, text }) => [term, text]), ...tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)), code].join("\n");
const tableOf = (card: Report, number: string, caption: string): Table => itemOf(card, number).tables!.find((table) => table.caption === caption)!;
const pathsIn = ({ rows }: Table): string[] => rows.map(({ path }) => path);

/** Numbers of a text, percentages as shares. */
function numbersIn(text: string): number[] {
  return Array.from(text.matchAll(/(−?)(\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)(%?)/g), ([, minus, digits, percent]) => (minus ? -1 : 1) * Number(digits.replaceAll(",", "")) * (percent ? 0.01 : 1));
}

const tells = (text: string, value: number): boolean => numbersIn(text).some((found) => Math.abs(found - value) <= 1e-11 * Math.abs(value));

/** The law a field is a parameter of; else the field itself. */
function wholePath({ path }: Field, scenario: Scenario): string {
  const above = splitPath(path).slice(0, -1).join(".");
  const part = above === "" ? undefined : valueAt(scenario, above);
  return !path.startsWith("channels.") && typeof part === "object" && part !== null && "kind" in part && !("team" in part) ? above : lawOfChannel(path, scenario);
}

function lawOfChannel(path: string, scenario: Scenario): string {
  const keys = splitPath(path);
  return path.startsWith("channels.") && keys.length === 4 && typeof valueAt(scenario, keys.slice(0, 3).join(".")) === "object" ? keys.slice(0, 3).join(".") : path;
}

describe.each(shelf.names)("the card of %s", (sim) => {
  test("has every item of the checklist, in order and filled", () => {
    const { card } = simulated.get(sim)!;
    expect(items(card).map(({ number }) => number)).toEqual(checklist);
    for (const item of items(card)) {
      expect(words(item).length, item.number).toBeGreaterThan(20);
      expect(words(item), item.number).not.toMatch(/undefined|null|NaN|\[object|Infinity| {2}|\( *\)/);
      for (const { columns, rows, caption } of item.tables ?? []) {
        expect(rows.length, caption).toBeGreaterThan(0);
        for (const { cells } of rows) expect(cells.length, caption).toBe(columns.length);
      }
    }
  });

  test("has every stage, channel and team in its place, and every figure that is defined", () => {
    const { card, reported: { scenario, curves } } = simulated.get(sim)!;
    const ids = (part: "stages" | "channels" | "teams") => Object.keys(scenario[part]).map((id) => `${part}.${id}`);
    expect(pathsIn(tableOf(card, "2.2", "Stages, from left to right"))).toEqual(ids("stages"));
    expect(pathsIn(tableOf(card, "2.5.3", "Teams"))).toEqual(ids("teams"));
    expect(pathsIn(tableOf(card, "2.5.4", "Lines"))).toEqual(ids("teams"));
    expect(pathsIn(tableOf(card, "2.5.5", "Channels"))).toEqual(ids("channels"));
    const { nodes, edges } = itemOf(card, "2.1").graph!;
    expect(nodes).toHaveLength(ids("stages").length + ids("channels").length);
    for (const { from, to } of edges) expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([from, to]));
    const outputs = itemOf(card, "1.2");
    const defined = Object.values(curves!.metrics).filter(({ undefinedCount, values }) => undefinedCount < values.length).map(({ info }) => info.name);
    expect(outputs.tables!.filter(({ notes }) => notes).flatMap(pathsIn).toSorted()).toEqual(defined.toSorted());
    for (const { info } of Object.values(curves!.metrics)) if (!defined.includes(info.name)) expect(outputs.paragraphs.join()).toContain(`(${info.name})`);
    expect(pathsIn(tableOf(card, "1.2", "Curves on the last day"))).toEqual(Object.keys(curves!.series));
  });

  test("tells every number of the document that is not the default, to the last figure", () => {
    const { card, reported: { scenario } } = simulated.get(sim)!;
    const rows = new Map([...itemOf(card, "3.3").tables!, ...itemOf(card, "3.4").tables!].flatMap((table) => table.rows.map(({ path, cells }) => [`${table.caption === "How unsure" ? "uncertainty " : ""}${path}`, cells])));
    let told = 0;
    for (const field of fields(scenario)) {
      if ((field.type !== "number" && field.type !== "numbers") || field.value === null || JSON.stringify(field.value) === JSON.stringify(field.default) || /^controls\.|^run\.replications$/.test(field.path)) continue;
      const path = field.path.startsWith("uncertainty.") ? `uncertainty ${splitPath(field.path)[1]}` : wholePath(field, scenario);
      const text = rows.get(path)?.slice(1, 3).join(" ") ?? "";
      for (const value of [field.value].flat()) expect(tells(text, value), `${field.path} = ${value} in “${text}”`).toBe(true);
      told++;
    }
    expect(told).toBeGreaterThan(20);
    expect(words(itemOf(card, "4.3"))).toContain(`${scenario.run.replications} independent replications`);
    expect(words(itemOf(card, "4.3"))).toContain(scenario.run.seed);
  });

  test("gives every input the source the document gives it, and counts each once", () => {
    const { card, reported: { scenario } } = simulated.get(sim)!;
    const inputs = itemOf(card, "3.3").tables!.flatMap(({ rows }) => rows);
    for (const { path, cells, mark } of inputs) {
      const law = fieldAt(scenario, path) ? null : (valueAt(scenario, path) as object);
      const field = law ? fieldAt(scenario, `${path}.${Object.keys(law).find((key) => key !== "kind")}`)! : fieldAt(scenario, path)!;
      const source = field.source || "assumption";
      expect(cells[3], path).toBe(source);
      expect(mark ?? "known", path).toBe(isAssumed(source) ? "assumed" : "known");
    }
    const groups = [itemOf(card, "3.1"), itemOf(card, "3.4")].flatMap(({ tables = [] }) => tables).filter(({ caption }) => caption === "Sources" || caption === "Assumptions").flatMap(({ rows }) => rows);
    expect(groups.map(({ cells }) => cells[0]).toSorted()).toEqual([...new Set(inputs.map(({ cells }) => cells[3]))].toSorted());
    expect(groups.reduce((sum, { cells }) => sum + Number(cells[1]), 0)).toBe(inputs.length);
  });
});

describe("a change", () => {
  const base = openSim("hourglass");
  const changed = toScenario([["teams.insideSales.headcount", 3.5], ["stages.suspect.dwellDays", { kind: "lognormal", median: 50, p90: 120 }], ["accountManagement.policy", "hybrid"], ["referral", null]].reduce((scenario, [path, value]) => withValue(scenario, path as string, value as never), base as Scenario)).scenario;
  const card = report(about(changed));

  test("is listed with what was before and what is after, a law as one", () => {
    const changes = tableOf(card, "2.3", "Changes").rows;
    const listed = new Map(changes.map(({ path, cells }) => [path, cells]));
    expect(listed.get("teams.insideSales.headcount")).toEqual(["Inside sales · headcount", "2 people", "3.5 people"]);
    expect(listed.get("stages.suspect.dwellDays")).toEqual(["Suspect · dwell", "lognormal, median 75 days, P90 200 days", "lognormal, median 50 days, P90 120 days"]);
    expect(listed.get("accountManagement.policy")).toEqual(["Account management · policy", "intent triggered", "hybrid"]);
    expect(listed.get("referral")).toEqual(["referral", "present", "none"]);
    expect(changes).toHaveLength(4);
  });

  test("is marked wherever it stands, and rests on the link alone", () => {
    const marked = items(card).flatMap(({ tables = [] }) => tables.flatMap(({ rows }) => rows)).filter(({ mark }) => mark === "changed").map(({ path }) => path);
    expect(marked).toEqual(expect.arrayContaining(["teams.insideSales", "teams.insideSales.headcount", "stages.suspect", "stages.suspect.dwellDays", "accountManagement"]));
    expect(marked).not.toContain("teams.salesDevelopment");
    const [row] = tableOf(card, "3.3", "Teams").rows.filter(({ path }) => path === "teams.insideSales.headcount");
    expect(row.cells[3]).toBe("set in this link; published: 2 people, assumption");
    expect(words(itemOf(card, "3.1"))).toContain("Inside sales · headcount");
    expect(words(itemOf(card, "2.1"))).not.toContain("referral");
  });

  test("that says where it comes from keeps its source", () => {
    const told = toScenario({ ...changed, sources: { ...changed.sources, "teams.insideSales.headcount": "our payroll" } }).scenario;
    const row = tableOf(report(about(told)), "3.3", "Teams").rows.find(({ path }) => path === "teams.insideSales.headcount")!;
    expect(row.cells[3]).toBe("our payroll");
  });

  test("of one number, of the seed or of luck and not-knowing alone is another card", () => {
    const cards = [about(base as Scenario), about(withValue(base as Scenario, "money.grossMargin", 0.81)), about(withValue(base as Scenario, "run.seed", "OTHER")), about(base as Scenario, { uncertain: true })].map((reported) => markdown(report(reported)));
    expect(new Set(cards).size).toBe(4);
  });

  test("a document of another name is compared with nothing", () => {
    const own = report(about({ ...(base as Scenario), id: "mine", title: "Mine" }));
    expect(words(itemOf(own, "2.3"))).toContain("A document of its own (mine)");
    expect(itemOf(own, "2.3").tables).toEqual([]);
    expect(items(own).flatMap(({ tables = [] }) => tables.flatMap(({ rows }) => rows)).filter(({ mark }) => mark === "changed")).toEqual([]);
  });
});

describe("what is not there yet, or not well", () => {
  const reported = () => simulated.get("isc")!.reported;

  test("while it is computed there is no number and no fingerprint", () => {
    const card = report({ ...reported(), curves: null });
    expect(card.identity).toContainEqual({ term: "Fingerprint", text: "being computed" });
    expect(itemOf(card, "1.2").tables).toBeUndefined();
    expect(markdown(card)).not.toMatch(/\b[0-9a-f]{16}\b/);
    expect(markdown(report(reported()))).toContain(reported().curves!.fingerprint);
  });

  test("books that do not hold are said first and last", () => {
    const curves: Curves = { ...reported().curves!, violations: ["replication 1: MRR 3, bridge 4"] };
    const card = report({ ...reported(), curves });
    expect(card.identity).toContainEqual({ term: "Checks", text: "1 violated" });
    expect(words(itemOf(card, "4.3"))).toContain("did not hold: replication 1: MRR 3, bridge 4. Do not rely on these numbers.");
  });

  test("a share of futures has Wilson's interval and no median", () => {
    const row = simulated.get("hourglass")!.card.sections[0].items[1].tables!.flatMap(({ rows }) => rows).find(({ path }) => path === "ranOut")!;
    expect(row.cells.slice(1)).toEqual(["%", "0", "0 to 65.76", "—", "—", "—"]);
  });
});

test("every number of every mechanism is told where it works, not in the list of inputs alone", () => {
  const scenario = toScenario(everything).scenario;
  expect(toScenario(everything).issues).toEqual([]);
  const card = report(about(scenario));
  const logic = items(card).filter(({ number }) => /^[24]\./.test(number)).map(words).join("\n");
  const untold = fields(scenario)
    .filter(({ path }) => !/^(?:controls|sources|uncertainty)\.|\.order$|^run\.|^schema|^forecast|^events\.\w+\.(?:label|path)/.test(path))
    .filter(({ type, value }) => type === "number" && value !== null)
    .filter(({ value, default: usual }) => value !== usual && !tells(logic, value as number))
    .map(({ path, value }) => `${path} = ${String(value)}`);
  expect(untold).toEqual([]);
});

/** A document with every mechanism; nearly each of its numbers stands nowhere else in it. */
const everything = {
  id: "everything", title: "Everything",
  market: { accounts: 54_321, initialCustomers: 17, initialTenureMonths: 7, fitShare: 0.83 },
  acquisition: { budgetPerMonth: 21_001, inboundShare: 0.61 },
  activity: { holidays: [12, 99], holidayWeight: 0.37 },
  segments: { small: { share: 0.43, dealSize: 0.47, winOdds: 1.31, inboundOdds: 1.23, churn: 1.41, cycle: 0.71 } },
  nurture: { medianDays: 66 },
  cooling: { graceHours: 1.25, halfLifeHours: 7.5, floor: 0.19 },
  stages: {
    lead: {
      bulb: "left", order: 1, handRaise: true, nurture: true, openToday: 13, entryCost: 2.75, purchase: { kind: "fixed", value: 8.25 }, places: 777,
      work: { team: "sales", minutes: { kind: "gamma", mean: 11.5, shape: 2.5 }, attempts: { kind: "fixed", value: 3 }, priority: 4, firstTouch: true, patienceHours: { kind: "fixed", value: 222 }, coTeams: { desk: 2 }, travelMinutes: { kind: "fixed", value: 44 }, routes: { big: { above: 4321, team: "desk", travelMinutes: { kind: "fixed", value: 155 } } } },
      dwellDays: { kind: "uniform", min: 3.5, max: 9.5 }, dwellDaysByChannel: { ads: { kind: "fixed", value: 6.25 } },
      exits: { deal: { probability: 0.34, probabilityByChannel: { ads: 0.29 }, success: true, fitOnly: true, dwellDays: { kind: "fixed", value: 4.75 } } }, otherwise: "gone",
      score: { activitiesPerMonth: 3.25, points: { kind: "fixed", value: 9 }, threshold: 63, to: "deal" },
    },
    deal: { bulb: "neck", order: 2, forecast: true, ownerTeam: "sales", dwellDays: { kind: "triangular", min: 5.5, mode: 14.5, max: 33.5 }, exits: { user: { probability: 0.21, success: true } }, otherwise: "gone", overdue: { days: 111, to: "gone" } },
    user: { bulb: "right", order: 3, free: true, dwellDays: { kind: "empirical", values: [21.5, 42.5], weights: [3.5, 1.5] }, exits: { fan: { probability: 0.77 } } },
    fan: { bulb: "right", order: 4 },
    gone: { bulb: "exit", order: 5, returnDays: { kind: "fixed", value: 333 }, recycle: { afterDays: { kind: "exponential", mean: 144 }, probability: 0.39, to: "lead", odds: 1.37 } },
  },
  channels: {
    site: { kind: "organic", entryStage: "lead", visitsPerMonth: 1234, growthPerMonth: 0.017, identifyProbability: 0.031 },
    blog: { kind: "content", entryStage: "lead", identifyProbability: 0.033 },
    ads: { kind: "paid", entryStage: "lead", spendPerMonth: 4567, costPerVisit: 2.35, saturationSpend: 8765, elasticity: 0.44, identifyProbability: 0.029 },
    calls: { kind: "outbound", side: "outbound", entryStage: "lead", team: "desk", minutesPerProspect: { kind: "fixed", value: 27 }, maturityStart: 0.36, maturityDays: 251, blockProspects: 5 },
    fairs: { kind: "batch", side: "other", entryStage: "lead", entries: 87, everyDays: 76, firstDay: 16, costPerBatch: 2222 },
    partner: { kind: "partner", side: "other", entryStage: "lead", entriesPerMonth: 18, revenueShare: 0.14 },
    friends: { kind: "referral", side: "referral", entryStage: "lead" },
  },
  teams: {
    sales: {
      headcount: 5.5, annualCost: 71_000, paidDaysPerYear: 231, productiveFraction: 0.57, rampDays: 88, rampStartFraction: 0.15, failedHireProbability: 0.35, failedHireDays: 123, attritionPerYear: 0.28, replacementDays: 52, switchMinutes: 6.5,
      daysPerWeek: 6, hoursPerDay: 7.5, startHour: 8, lineLimit: 432, hires: { next: { day: 203, count: 2 } }, hiring: { utilisation: 0.91, windowDays: 45, leadTimeDays: 75, maxHeadcount: 22 },
    },
    desk: { headcount: 3 },
    lab: { headcount: 2 },
    pen: { headcount: 2 },
  },
  content: { team: "pen", hoursPerEbook: 41, hoursPerPost: 4.5, hoursPerSocial: 0.35, postsPerEbook: 6, socialPerPost: 7, ebookVisitsPerDay: 10.5, postVisitsPerDay: 8.5, socialVisitsPerDay: 2.25, halfLifeDays: 93, socialHalfLifeDays: 2.6, compoundingShare: 0.12, compoundingPeakMultiple: 2.7, compoundingRiseDays: 190, compoundingPlateauUntilDay: 388 },
  value: { initialMrr: { kind: "fixed", value: 151 }, initialMrrByChannel: { ads: { kind: "fixed", value: 161 } }, expansionStep: 0.23, contractionPerYear: 0.45, priceLevel: 1.05, priceElasticity: 0.31, referencePrice: 171, billing: "annualUpfront" },
  retention: { monthlyChurn: 0.032, churnByChannel: { ads: 0.037 }, spread: { alpha: 0.95, beta: 18.5 }, termMonths: 6, renewalChurn: 0.16, loyalFrom: "fan", loyalShock: 0.64, winbackDays: { kind: "fixed", value: 401 } },
  accountManagement: { policy: "hybrid", team: "desk", intervalDays: 81, callMinutes: { kind: "fixed", value: 24 }, priority: 3, needsPerYear: 1.7, needWindowDays: { kind: "fixed", value: 26 }, intentSensitivity: 0.67, falsePositivesPerYear: 1.2, reactionHours: 31, expandProbability: 0.52, selfServeExpandProbability: 0.06, freeContactsPer90Days: 8, fatigueChurnMultiplier: 1.33 },
  support: { team: "desk", ticketsPerMonth: 2.9, minutes: { kind: "fixed", value: 38 }, priority: 5 },
  loyalty: { topShare: 0.22, reward: 0.025, churnMultiplier: 0.86, surprise: 1.45 },
  growth: { team: "lab", experimentDays: 19, successProbability: 0.24, lift: { kind: "fixed", value: 1.09 }, targets: { lead: 9 } },
  referral: { fromStage: "fan", channel: "friends", invitesPerMonth: 0.27, strength: 1.15, activeDays: 410, conversionToEntry: 0.26, delayDays: { kind: "fixed", value: 11 }, valueMultiplier: 1.18, churnMultiplier: 0.84, reward: 54 },
  money: { initialCash: 123_456, grossMargin: 0.79, commission: 0.11, fixedPerMonth: 3456, paymentDelayDays: 28, discountPerYear: 0.13 },
  events: { crash: { label: "Crash", day: 301, path: "retention.monthlyChurn", value: 1.55, untilDay: 505, halfLifeDays: 59 } },
};

describe("as Markdown", () => {
  test("text from a link stays text: no markup, no cell too many", () => {
    const nasty = "a|b <script>x</script> **c** `d` [e](f)\n# g";
    const scenario = toScenario({ ...(openSim("isc") as object), title: nasty, description: `# ${nasty}`, stages: Object.fromEntries(Object.entries(openSim("isc").stages).map(([id, stage]) => [id, { ...stage, label: nasty }])) }).scenario;
    const text = markdown(report(about(scenario, { sim: "isc" })));
    expect(text).not.toContain("<script>");
    expect(text).not.toMatch(/^# g/m);
    expect(text.match(/^# /gm)).toHaveLength(1);
    const tables = text.split("\n\n").filter((block) => block.startsWith("| "));
    expect(tables.length).toBeGreaterThan(10);
    for (const block of tables) {
      const cells = block.split("\n").map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size, block.slice(0, 100)).toBe(1);
    }
  });

  test("the same link is the same bytes in another process, time zone, language and number of threads (rule F2)", async () => {
    const link = "#sim=isc&n=3&run.horizonMonths=2&teams.bdr.headcount=5";
    const write = async (workers: string, env: Record<string, string>) => (await promisify(execFile)(process.execPath, [main, "report", link, "--workers", workers], { env: { ...process.env, ...env }, maxBuffer: 1 << 26 })).stdout;
    const [one, two] = await Promise.all([write("0", { TZ: "UTC", LANG: "C" }), write("2", { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" })]);
    expect(one).toBe(two);
    expect(one).toMatch(/Fingerprint:\*\* [0-9a-f]{16}\n/);
  });
});
