/** What people change, from which links for the corpus are made: `make.ts` has whatever program stands beside it write them. */
import type { Pair } from "../../src/scenario/index.ts";

export interface Case {
  what: string;
  /** The sim, and the version of it. */
  base: string;
  /** A merge patch of the base. */
  patch?: object;
  /** The switch "luck and not-knowing". */
  uncertain?: boolean;
  /** Replication whose film is shown. */
  shown?: number;
  /** Keys of the address that no page of the time knew. */
  extras?: Pair[];
  /** As a page writes it before the result is there: without a fingerprint. */
  early?: boolean;
}

/** Cheap to run, and said in the link. */
const few = { replications: 4, horizonMonths: 6 };
const seeded = (seed: string) => ({ run: { ...few, seed } });
const words = (count: number) => Array.from({ length: count }, (_, at) => `word ${at * 7919}`).join(", ");

/** What the first engine knew already, of one base of the hourglass. */
const hourglassCases = (base: string): Case[] => [
  { what: "as it is", base, patch: { run: { replications: 4 } } },
  { what: "before the result came", base, patch: { run: few, teams: { insideSales: { headcount: 4 } } }, early: true },
  { what: "two numbers", base, patch: { run: few, teams: { insideSales: { headcount: 4 } }, acquisition: { inboundShare: 0.75 } } },
  { what: "a number to its last digit, and a large one", base, patch: { run: few, retention: { monthlyChurn: 0.1 + 0.2 - 0.3 }, market: { accounts: 12_345_678 } } },
  { what: "a fraction of a head", base, patch: { run: few, teams: { customerSuccess: { headcount: 1.5 } } } },
  { what: "a number of a law", base, patch: { run: few, stages: { suspect: { dwellDays: { median: 50 } } } } },
  { what: "another kind of law", base, patch: { run: few, stages: { lead: { dwellDays: { kind: "gamma", mean: 7, shape: 1.5, median: null, p90: null } } } } },
  { what: "a law of choices, one that is no law any more", base, patch: { run: few, value: { initialMrr: { kind: "fixed", value: 200, median: null, p90: null } } } },
  { what: "without cooling and without coming back", base, patch: { run: few, cooling: null, retention: { winbackDays: null } } },
  {
    what: "without outbound", base,
    patch: { run: few, channels: { outbound: null }, stages: { opportunity: { dwellDaysByChannel: { outbound: null }, exits: { onboarding: { probabilityByChannel: { outbound: null } }, closedOther: { probabilityByChannel: { outbound: null } } } } }, value: { initialMrrByChannel: { outbound: null } } },
  },
  { what: "a hire more", base, patch: { run: few, teams: { insideSales: { hires: { third: { day: 120, count: 2 } } } } } },
  { what: "a channel more", base, patch: { run: few, channels: { fair: { kind: "batch", side: "other", entryStage: "inquiry", entries: 40, everyDays: 60, firstDay: 20, costPerBatch: 2500 } } } },
  {
    what: "a stage more, on the way", base,
    patch: { run: few, stages: { demo: { bulb: "neck", order: 5.5, dwellDays: { kind: "uniform", min: 1, max: 9 }, exits: { opportunity: { probability: 0.7 } }, otherwise: "closedLost" }, lead: { exits: { opportunity: null, demo: { probability: 0.5, success: true } } } } },
  },
  { what: "a control less", base, patch: { run: few, controls: { mix: null } } },
  { what: "weekdays, choices and a switch", base, patch: { run: few, activity: { dayWeights: [1, 1, 1, 1, 1, 0, 0] }, teams: { insideSales: { discipline: "newestFirst" } }, accountManagement: { policy: "hybrid" }, market: { unlimited: true } } },
  { what: "words with signs of every kind", base, patch: { run: few, title: "Лійка & 滝 = 100 %? #1 <b>'bold'</b> (\"really\")", stages: { lead: { label: "Née: lead" } } } },
  { what: "a title that looks like nothing", base, patch: { run: few, title: "null", description: "\"quoted\"" } },
  { what: "a start date and another currency", base, patch: { run: few, startDate: "2026-03-01", currency: "EUR" } },
  { what: "a seed of three words", base, patch: seeded("COPPER-DIAL-LEDGER") },
  { what: "a seed that is a number", base, patch: seeded("1729") },
  { what: "a seed with zeros in front", base, patch: seeded("007") },
  { what: "a seed in Ukrainian", base, patch: seeded("мрія Лійки") },
  { what: "a seed in Chinese and pictures", base, patch: seeded("滝🦊") },
  { what: "a seed of one accent in two ways", base, patch: seeded("cafe\u0301") },
  { what: "a seed of signs", base, patch: seeded("a&b=c#d%20+e") },
  { what: "a seed that says null", base, patch: seeded("null") },
  { what: "uncertain numbers, and drawn", base, patch: { run: few, uncertainty: { "retention.monthlyChurn": { kind: "triangular", min: 0.01, mode: 0.02, max: 0.05 }, "stages.suspect.dwellDays.median": { kind: "uniform", min: 50, max: 100 } } }, uncertain: true },
  { what: "the third future shown", base, patch: { run: few, teams: { insideSales: { headcount: 3 } } }, shown: 2 },
  { what: "keys nobody knew", base, patch: { run: few }, extras: [["shape", "round"], ["view.tab", "money & time"]] },
  {
    what: "so much that it is deflated", base,
    patch: { run: few, description: words(200), teams: { insideSales: { label: "№".repeat(60), headcount: 3 } }, stages: { suspect: { dwellDays: { median: 61 } }, inquiry: { dwellDays: { kind: "exponential", mean: 12, median: null, p90: null } } }, channels: { organic: { visitsPerMonth: 1234.5 } } },
  },
  { what: "too long for a chat", base, patch: { run: few, description: Array.from({ length: 390 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0).join(" ").slice(0, 4000), teams: { insideSales: { headcount: 5 } } } },
];

const iscCases = (base: string): Case[] => [
  { what: "as it is", base, patch: { run: { replications: 2 } } },
  { what: "dials as printed", base, patch: { run: { replications: 2, horizonMonths: 2 }, stages: { lead: { work: { attempts: { value: 1 } } } } } },
  { what: "leads at random, and fewer people", base, patch: { run: { replications: 2, horizonMonths: 2, seed: "план" }, channels: { inbound: { arrivals: "poisson", visitsPerMonth: 1200 } }, teams: { bdr: { headcount: 4 } } } },
];

/** What engine 1.1 brought. */
const newerCases: Case[] = [
  ...["account-based", "channel", "inbound", "no-touch", "outbound", "relationship", "ross", "tam", "team", "transactional"].map((sim) => ({ what: "as it is", base: `${sim}@1`, patch: { run: { ...few, replications: 2 } } })),
  { what: "a shock that fades, and a date for a price", base: "hourglass@2", patch: { run: few, events: { scandal: { day: 40, path: "stages.opportunity.exits.onboarding.probability", change: "multiply", value: 0.5, halfLifeDays: 30 }, rise: { day: 60, path: "money.fixedPerMonth", change: "set", value: 4000, untilDay: 120 } } } },
  { what: "holidays", base: "hourglass@2", patch: { run: few, activity: { holidays: [0, 358, 359], holidayWeight: 0.1 } } },
  { what: "hiring in answer to load, people who come and go", base: "hourglass@2", patch: { run: few, teams: { insideSales: { hiring: { utilisation: 0.7, windowDays: 14, leadTimeDays: 20, maxHeadcount: 6 }, attritionPerYear: 0.4, failedHireProbability: 0.3 } } } },
  { what: "two kinds of account, and some that do not fit", base: "hourglass@2", patch: { run: few, market: { fitShare: 0.7 }, segments: { large: { share: 0.2, dealSize: 3, winOdds: 0.7 }, small: { share: 0.8 } } } },
  { what: "kinds of account changed, a route gone", base: "account-based@1", patch: { run: few, segments: { tierOne: { share: 0.2, dealSize: 5 } }, stages: { opportunity: { work: { routes: null } } } } },
  { what: "partners take less", base: "channel@1", patch: { run: few, channels: { partners: { revenueShare: 0.2, entriesPerMonth: 75 } } } },
  { what: "another score, no webinar", base: "inbound@1", patch: { run: few, stages: { educational: { score: { threshold: 30, points: { kind: "uniform", min: 5, max: 15, value: null } } }, qualify: { exits: { opportunity: { probabilityByChannel: { webinar: null } } } } }, channels: { webinar: null } } },
  { what: "no experiments, one churn for all", base: "no-touch@1", patch: { run: few, growth: null, retention: { spread: null, monthlyChurn: 0.04 } } },
  { what: "a better list", base: "outbound@1", patch: { run: few, market: { fitShare: 0.8 }, channels: { lists: { minutesPerProspect: { mean: 15 } } } } },
  { what: "fewer tickets, more customers on day 0", base: "relationship@1", patch: { run: few, support: { ticketsPerMonth: 2 }, market: { initialCustomers: 300 } } },
  { what: "a team taken together", base: "ross@1", patch: { run: few, stages: { flip: { work: { team: "salesDevelopment" } } }, teams: { accountExecutives: { headcount: 6 } } } },
  { what: "a term of two years", base: "tam@1", patch: { run: few, retention: { termMonths: 24, renewalChurn: 0.15 } } },
  { what: "sellers alone, and a gate", base: "team@1", patch: { run: few, stages: { opportunity: { work: { coTeams: null }, places: 20 } } } },
  { what: "orders that are larger and rarer", base: "transactional@1", patch: { run: few, value: { orders: { perMonth: { mean: 0.2 }, amount: { median: 80 } } }, referral: { reward: 10 } } },
];

export const cases: readonly Case[] = [
  ...hourglassCases("hourglass@2"), ...iscCases("isc@2"), ...hourglassCases("hourglass@1").slice(0, 12), ...iscCases("isc@1"), ...newerCases,
];
