/** A firm small enough for a hundred thousand replications: team selling with one head a team, and money for a part of it. */
import { openSim, type Scenario } from "hourglass";

/** `wins`: chance that a review ends well, 0.5 in the sim. */
export function firm({ wins = 0.5, months = 6 } = {}): Scenario {
  const heads = ["sellers", "engineers", "security"].flatMap((team) => [[`teams.${team}.headcount`, 1], [`teams.${team}.annualCost`, 40_000]]);
  return openSim("team", {
    "run.horizonMonths": months, "channels.inbound.visitsPerMonth": 25, "stages.review.exits.onboarding.probability": wins,
    "stages.inquiry.dwellDays": { kind: "lognormal", median: 5, p90: 15 },
    "stages.opportunity.dwellDays": { kind: "lognormal", median: 8, p90: 20 },
    "stages.review.dwellDays": { kind: "lognormal", median: 8, p90: 20 },
    "value.initialMrr": { kind: "lognormal", median: 2500, p90: 7500 },
    "money.initialCash": 50_000, "money.fixedPerMonth": 1000, "teams.sellers.productiveFraction": 0.9,
    ...Object.fromEntries(heads),
  });
}
