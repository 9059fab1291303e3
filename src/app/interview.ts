import { valueAt, type Scenario } from "../scenario/index.ts";

/** One of the five questions by which a founder makes a sim their own. */
export interface Question {
  readonly id: "reach" | "win" | "price" | "churn" | "cash";
  readonly text: string;
  /** Where the answer goes. */
  readonly path: string;
  /** Paths of the same kind for single channels; they move in proportion, so that their differences stay. */
  readonly beside: readonly string[];
}

/** Asks only what the scenario has a place for. */
export function questions(scenario: Scenario): Question[] {
  const found: (Question | null)[] = [reach(scenario), win(scenario), price(scenario), churn(scenario), cash];
  return found.filter((question) => question !== null);
}

/** Paths and values that the answers set; what is left empty stays. */
export function answer(scenario: Scenario, answers: ReadonlyMap<Question, number>): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [{ path, beside }, value] of answers) {
    const before = valueAt(scenario, path);
    values[path] = value;
    if (typeof before !== "number" || before === 0) continue;
    for (const other of beside) {
      const was = valueAt(scenario, other);
      if (typeof was === "number") values[other] = Number(((was * value) / before).toPrecision(4));
    }
  }
  return values;
}

const cash: Question = { id: "cash", text: "How much cash is in the bank?", path: "money.initialCash", beside: [] };

function reach({ channels }: Scenario): Question | null {
  for (const [id, channel] of Object.entries(channels)) {
    if (channel.kind !== "organic") continue;
    const text = channel.identifyProbability < 1 ? "How many people visit your site a month?" : "How many leads come in a month?";
    return { id: "reach", text, path: `channels.${id}.visitsPerMonth`, beside: [] };
  }
  return null;
}

/** The exit by which people who are no customers become some: the decision to buy. */
function win({ stages }: Scenario): Question | null {
  const outside = Object.entries(stages).filter(([, { bulb }]) => bulb === "left" || bulb === "neck");
  const decisions = outside
    .sort(([, a], [, b]) => b.order - a.order)
    .flatMap(([from, { exits }]) => Object.entries(exits).filter(([to]) => stages[to]?.bulb === "right").map(([to, exit]) => ({ path: `stages.${from}.exits.${to}`, exit })));
  const [decision] = decisions;
  if (!decision) return null;
  const beside = Object.keys(decision.exit.probabilityByChannel).map((channel) => `${decision.path}.probabilityByChannel.${channel}`);
  return { id: "win", text: "Of those who get an offer, how many buy?", path: `${decision.path}.probability`, beside };
}

function price({ value }: Scenario): Question | null {
  const path = centre(value.initialMrr, "value.initialMrr");
  if (!path) return null;
  const beside = Object.entries(value.initialMrrByChannel).flatMap(([channel, law]) => centre(law, `value.initialMrrByChannel.${channel}`) ?? []);
  return { id: "price", text: "What does a customer pay a month at first?", path, beside };
}

function churn({ retention }: Scenario): Question {
  return { id: "churn", text: "How many of your customers leave each month?", path: "retention.monthlyChurn", beside: Object.keys(retention.churnByChannel).map((channel) => `retention.churnByChannel.${channel}`) };
}

/** The parameter that says where a law lies; null for laws without one. */
function centre(law: Scenario["value"]["initialMrr"], path: string): string | null {
  switch (law.kind) {
    case "fixed": return `${path}.value`;
    case "lognormal": return `${path}.median`;
    case "exponential": case "gamma": return `${path}.mean`;
    case "triangular": return `${path}.mode`;
    case "uniform": case "empirical": return null;
  }
}
