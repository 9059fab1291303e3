/** Each way in which a scenario can be wrong is said three times: in the library, in the terminal, and in words on the page. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { readShelf } from "../../sims/node.ts";
import { failureWords } from "../../src/app/failure-words.ts";
import { check } from "../../src/cli/check.ts";
import { run } from "../../src/cli/run.ts";
import { describeIssue, mergePatch, readAddress, toScenario, unflatten, type IssueCode } from "../../src/scenario/index.ts";
import { en } from "../../src/view/index.ts";

const shelf = readShelf();
const folder = mkdtempSync(join(tmpdir(), "hourglass-wrong-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A small sound scenario that the cases make unsound. */
const sound = {
  schemaVersion: 1,
  id: "small",
  run: { horizonMonths: 6, replications: 2 },
  stages: {
    lead: { label: "Lead", bulb: "left", order: 1, work: { team: "sales", kind: "call" }, exits: { customer: { probability: 0.2 } }, otherwise: "lost" },
    customer: { label: "Customer", bulb: "right", order: 2 },
    lost: { label: "Lost", bulb: "exit", order: 3 },
  },
  channels: { site: { kind: "organic", side: "inbound", entryStage: "lead", visitsPerMonth: 100, identifyProbability: 0.5 } },
  teams: { sales: { label: "Sales", headcount: 2 } },
};

interface Wrong {
  code: IssueCode;
  title: string;
  /** Path → value. */
  patch: Record<string, unknown>;
  path: string;
  library: RegExp;
  words: RegExp;
}

const cases: Wrong[] = [
  { code: "exitsOverOne", title: "exits that add to more than 1", patch: { "stages.lead.exits.lost": { probability: 0.95 } }, path: "stages.lead.exits", library: /^exits add to more than 1: stages\.lead\.exits = 1\.15; expected at most 1$/, words: /add to 1\.15, more than 1; they were scaled down/ },
  { code: "unreachable", title: "a stage nobody can reach", patch: { "stages.island": { label: "Island", bulb: "left", order: 9, otherwise: "lost" } }, path: "stages.island", library: /^unreachable stage: island$/, words: /Nobody can reach the stage “island”/ },
  { code: "idleTeam", title: "a team without work whose name is nearly that of another", patch: { "teams.sale": { headcount: 1 } }, path: "teams.sale", library: /^team without work: sale; expected sales$/, words: /The team “sale” has no work; it only costs\. Perhaps you meant sales\./ },
  { code: "unknownStage", title: "a referral from a stage that does not exist", patch: { referral: { fromStage: "advokate", channel: "friends" }, "channels.friends": { kind: "referral", side: "referral", entryStage: "lead" } }, path: "referral.fromStage", library: /^unknown stage: advokate; expected /, words: /speaks of a stage “advokate” that does not exist/ },
  { code: "unknownTeam", title: "work of a team that does not exist", patch: { "stages.lead.work.team": "salesforce" }, path: "stages.lead.work.team", library: /^unknown team: salesforce; expected sales$/, words: /speaks of a team “salesforce” that does not exist/ },
  { code: "unknownChannel", title: "a price of a channel that does not exist", patch: { "value.initialMrrByChannel.ads": { kind: "fixed", value: 5 } }, path: "value.initialMrrByChannel.ads", library: /^unknown channel: ads; expected site$/, words: /speaks of a channel “ads” that does not exist/ },
  { code: "lawOrder", title: "a 90th percentile that is not above the median", patch: { "stages.lead.dwellDays": { kind: "lognormal", median: 30, p90: 20 } }, path: "stages.lead.dwellDays.p90", library: /^impossible law: stages\.lead\.dwellDays\.p90 = 20; expected /, words: /was 20, which no such distribution can have/ },
  { code: "tooManyArrivals", title: "more arrivals than any run can follow", patch: { "channels.site.visitsPerMonth": 1e7, "channels.site.identifyProbability": 1 }, path: "channels.site.visitsPerMonth", library: /^too many arrivals: channels\.site\.visitsPerMonth = 10000000; expected \d+$/, words: /more people than a run can follow; [\d,]+ was used/ },
  { code: "notVarying", title: "an event that moves what cannot change on a date", patch: { "events.shock": { day: 30, path: "market.accounts", change: "multiply", value: 0.5 } }, path: "events.shock.path", library: /^does not change on a date: events\.shock\.path = market\.accounts; expected /, words: /cannot change on a date; the event was left out/ },
  { code: "unknownPath", title: "an event on a path that does not exist", patch: { "events.shock": { day: 30, path: "channels.site.visitsPerMoth", change: "multiply", value: 0.5 } }, path: "events.shock.path", library: /^unknown path: channels\.site\.visitsPerMoth; expected channels\.site\.visitsPerMonth/, words: /does not exist; it was left out\. Perhaps you meant channels\.site\.visitsPerMonth/ },
  { code: "sharesOverOne", title: "segments that are more than everybody", patch: { segments: { small: { share: 0.8 }, large: { share: 0.6 } } }, path: "segments", library: /^shares add to more than 1: segments = 1\.4; expected at most 1$/, words: /the shares add to 1\.4, more than 1; they were scaled down/ },
  { code: "busyGrowthTeam", title: "a growth team that has other work", patch: { growth: { team: "sales", targets: { lead: 1 } } }, path: "growth.team", library: /^growth team with other work: sales; expected a team of its own$/, words: /The growth team “sales” has other work too/ },
  { code: "coTeamItself", title: "a team that works with itself", patch: { "stages.lead.work.coTeams": { sales: 1 } }, path: "stages.lead.work.coTeams", library: /^team works with itself: stages\.lead\.work\.coTeams = sales; expected another team$/, words: /names “sales”, the team whose work it is/ },
  { code: "onlyBeforeTheWin", title: "customers who queue for a place", patch: { "stages.customer.places": 5 }, path: "stages.customer.places", library: /^only before the win: stages\.customer\.places = 5; expected left or neck$/, words: /its stage is not on the way to the win; it was left out/ },
  { code: "noOtherwise", title: "people who have nowhere to go", patch: { "stages.lead.otherwise": null }, path: "stages.lead.otherwise", library: /^no otherwise: stages\.lead\.otherwise; expected lost$/, words: /people need somewhere to go from there/ },
  { code: "noBudget", title: "a team funded by a budget that is not there", patch: { "teams.sales.funding": "inbound" }, path: "teams.sales.funding", library: /^funded without budget: teams\.sales\.funding; expected own or acquisition\.budgetPerMonth > 0$/, words: /there is no budget to share; it gets nothing/ },
  { code: "noContent", title: "a channel that lives on content nobody writes", patch: { "channels.blog": { kind: "content", side: "inbound", entryStage: "lead" } }, path: "channels.blog", library: /^channel without a content factory: blog; expected content$/, words: /lives on content, but nobody writes any/ },
  { code: "beyondMidnight", title: "a working day that ends after midnight", patch: { "teams.sales.startHour": 20, "teams.sales.hoursPerDay": 8 }, path: "teams.sales.startHour", library: /^working day ends after midnight: teams\.sales\.startHour = 20; expected at most 16$/, words: /would end after midnight; it begins at most 16 instead/ },
  { code: "beyondHorizon", title: "a warm-up longer than the run", patch: { "run.warmupMonths": 12 }, path: "run.warmupMonths", library: /^beyond the horizon: run\.warmupMonths = 12; expected less than 6$/, words: /longer than the simulated time/ },
  { code: "marketTooSmall", title: "more customers than there are accounts", patch: { "market.accounts": 10, "market.initialCustomers": 50 }, path: "market.accounts", library: /^market too small: market\.accounts = 10; expected at least 50$/, words: /fewer than the people already there/ },
  { code: "noWeight", title: "buyers who are never active", patch: { "activity.dayWeights": [0, 0, 0, 0, 0, 0, 0] }, path: "activity.dayWeights", library: /^no weight: activity\.dayWeights = 0; expected a sum > 0$/, words: /were all zero; equal weights were used/ },
  { code: "outOfRange", title: "a number outside its range", patch: { "retention.monthlyChurn": 7 }, path: "retention.monthlyChurn", library: /^out of range: retention\.monthlyChurn = 7; expected 0 to 1$/, words: /was 7, outside 0 to 1; 1 was used/ },
  { code: "notWhole", title: "half a month", patch: { "run.horizonMonths": 6.5 }, path: "run.horizonMonths", library: /^not a whole number: run\.horizonMonths = 6\.5; expected 7$/, words: /which is not a whole number; 7 was used/ },
  { code: "wrongType", title: "a word for a number", patch: { "retention.monthlyChurn": "much" }, path: "retention.monthlyChurn", library: /^wrong type: retention\.monthlyChurn = much; expected a number$/, words: /was “much”; it needs a number/ },
  { code: "unknownChoice", title: "a choice that is none", patch: { "stages.lead.bulb": "middle" }, path: "stages.lead.bulb", library: /^unknown choice: stages\.lead\.bulb = middle; expected /, words: /is not one of the choices/ },
  { code: "unknownKind", title: "a law that does not exist", patch: { "stages.lead.dwellDays": { kind: "bell" } }, path: "stages.lead.dwellDays.kind", library: /^unknown kind: stages\.lead\.dwellDays\.kind = bell; expected /, words: /a kind that does not exist/ },
  { code: "unknownKey", title: "a field that does not exist", patch: { "retention.monthlyChrun": 0.1 }, path: "retention.monthlyChrun", library: /^unknown path: retention\.monthlyChrun; expected retention\.monthlyChurn/, words: /does not exist here; its value 0\.1 has no effect\. Perhaps you meant retention\.monthlyChurn/ },
  { code: "badId", title: "an id that is none", patch: { teams: { "a b": { headcount: 1 } } }, path: "teams.a b", library: /^not an id: teams\.a b; expected letters, digits, - and _$/, words: /cannot be a name here; it was left out/ },
  { code: "tooLong", title: "a title without end", patch: { title: "x".repeat(500) }, path: "title", library: /^too long: title = x+…; expected at most 120 characters$/, words: /was longer than 120 characters; the rest was cut off/ },
  { code: "wrongForm", title: "a currency that is none", patch: { currency: "dollars" }, path: "currency", library: /^wrong form: currency = dollars; expected /, words: /does not have the form/ },
  { code: "unknownVersion", title: "a schema of the future", patch: { schemaVersion: 99 }, path: "schemaVersion", library: /^unknown version: 99; expected 1$/, words: /of version 99, which this program does not know/ },
  { code: "tooMany", title: "more controls than a panel holds", patch: { controls: Object.fromEntries(Array.from({ length: 8 }, (_, order) => [`c${order}`, { path: "retention.monthlyChurn", order }])) }, path: "controls.c7", library: /^too many: controls\.c7 = 8; expected at most 7$/, words: /brings it to 8, at most 7 are possible/ },
];

const broken = (patch: Wrong["patch"]) => mergePatch(sound, unflatten(Object.entries(patch))) as Record<string, unknown>;
// A patch cannot put a null where there was something; a document can.
const document = ({ patch }: Wrong) => (patch["stages.lead.otherwise"] === null ? { ...sound, stages: { ...sound.stages, lead: { ...sound.stages.lead, otherwise: null } } } : broken(patch));

test("the scenario that the cases below make unsound is sound", () => {
  expect(toScenario(sound).issues).toEqual([]);
});

describe("a scenario that is wrong is named in the library, the terminal and the page:", () => {
  test.each(cases.map((wrong) => [wrong.title, wrong] as const))("%s", async (_, wrong) => {
    const { scenario, issues } = toScenario(document(wrong));
    const issue = issues.find(({ code, path }) => code === wrong.code && path === wrong.path);
    expect(issue, JSON.stringify(issues)).toBeDefined();
    // The library …
    expect(describeIssue(issue!)).toMatch(wrong.library);
    // … the page …
    expect(en.issue(issue!)).toMatch(wrong.words);
    // … and the terminal.
    const file = join(folder, "wrong.json");
    writeFileSync(file, JSON.stringify(document(wrong)));
    const { code, stdout } = await heard(() => check([file], shelf));
    expect(code).toBe(2);
    expect(stdout).toContain(describeIssue(issue!));
    // What was mended needs no mending again.
    expect(toScenario(scenario).issues.filter((again) => !odd.has(again.code))).toEqual([]);
  });

  const address: [string, string, IssueCode, RegExp][] = [
    ["a link cut short", "#sim=isc@1&engine=1.0&seed=AB", "checksum", /was cut short or changed on its way/],
    ["a link of an unknown sim", "#sim=isk@1", "unknownSim", /There is no sim “isk” here/],
    ["a link of an unknown version", "#sim=isc@99", "unknownVersion", /This sim has no version “99” here/],
    ["a link that says something twice", "#sim=isc@1&retention.monthlyChurn=0.1&retention.monthlyChurn=0.2", "repeatedKey", /more than once; the last value was used/],
    ["a link with half a letter", "#sim=isc@1&title=%E0%A4%A", "badEncoding", /could not be decoded/],
    ["a link whose long part is damaged", "#sim=isc@1&z=AAAA", "unreadable", /could not be read/],
  ];
  test.each(address)("%s", async (_, link, code, words) => {
    const { issues } = await readAddress(link, shelf);
    const issue = issues.find((each) => each.code === code);
    expect(issue, JSON.stringify(issues)).toBeDefined();
    expect(en.issue(issue!)).toMatch(words);
    const { stdout } = await heard(() => check([link], shelf));
    expect(stdout).toContain(describeIssue(issue!));
  });

  test("and the list above knows every way there is", () => {
    const known = new Set<IssueCode>([...cases.map(({ code }) => code), ...address.map(([, , code]) => code)]);
    const all: Record<IssueCode, true> = {
      wrongType: true, outOfRange: true, notWhole: true, tooLong: true, wrongForm: true, unknownChoice: true, unknownKind: true, unknownKey: true, badId: true, unknownVersion: true, lawOrder: true,
      noWeight: true, exitsOverOne: true, unknownStage: true, unknownChannel: true, unknownTeam: true, unknownPath: true, noOtherwise: true, unreachable: true, idleTeam: true, noBudget: true,
      noContent: true, beyondMidnight: true, beyondHorizon: true, marketTooSmall: true, notVarying: true, sharesOverOne: true, busyGrowthTeam: true, coTeamItself: true, onlyBeforeTheWin: true, tooManyArrivals: true,
      tooMany: true, unknownSim: true, badEncoding: true, repeatedKey: true, checksum: true, unreadable: true,
    };
    expect([...known].sort()).toEqual(Object.keys(all).sort());
  });
});

/** Said, but nothing that had to be changed. */
const odd = new Set<IssueCode>(["idleTeam", "noBudget", "noContent", "unreachable"]);

describe("hourglass run", () => {
  test("refuses what had to be mended, and only notes what looks odd", async () => {
    const file = join(folder, "run.json");
    const attempt = async (patch: Wrong["patch"]) => {
      writeFileSync(file, JSON.stringify(broken(patch)));
      return heard(() => run([file], { set: [], uncertain: false, progress: false, workers: "0" }, shelf));
    };
    await expect(attempt({ segments: { small: { share: 0.8 }, large: { share: 0.6 } } })).rejects.toThrow("shares add to more than 1: segments = 1.4; expected at most 1");
    const { code, stderr } = await attempt({ "teams.sale": { headcount: 1 } });
    expect(code).toBe(0);
    expect(stderr).toContain("note: team without work: sale; expected sales\n");
  });
});

describe("a run that grows too large", () => {
  const engine = "one of replications 0 to 1 of seed AMBER failed twice: too large: more than 50,000,000 events in one future; expected fewer arrivals or invitations, or a shorter horizon";
  test("is told on the page with what to change, and that nothing is lost", () => {
    expect(failureWords(engine)).toBe("This scenario grows beyond what can be simulated: more than 50,000,000 events in one future. It needs fewer arrivals or invitations, or a shorter horizon. Your numbers are kept as they are; undo brings back the last that ran.");
    expect(failureWords("a worker died")).toBe("The simulation stopped: a worker died. Your numbers are kept; change something to try again.");
  });

  test("is told in the terminal by the engine's own words", async () => {
    const flood = { market: { unlimited: true, initialCustomers: 1000 }, referral: { fromStage: "customer", channel: "friends", invitesPerMonth: 1000, conversionToEntry: 1, delayDays: { kind: "fixed", value: 1 } }, "channels.friends": { kind: "referral", side: "referral", entryStage: "customer" }, "stages.customer.bulb": "right" };
    const file = join(folder, "flood.json");
    writeFileSync(file, JSON.stringify(broken(flood)));
    await expect(heard(() => run([file], { set: [], uncertain: false, progress: false, workers: "0", replications: "1" }, shelf))).rejects.toThrow(/too large: /);
  });
});

/** What is written to the terminal meanwhile. */
async function heard(act: () => Promise<number>): Promise<{ code: number; stdout: string; stderr: string }> {
  const spoken = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) => vi.spyOn(process[stream], "write").mockImplementation((text) => ((spoken[stream] += String(text)), true)));
  try {
    return { code: await act(), ...spoken };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

