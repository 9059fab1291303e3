/** Cash and cost. */
import { TICKS_PER_DAY } from "../../kernel/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import type { Tables } from "../tables.ts";
import { centsByDay } from "./dated.ts";
import { cents } from "./lookup.ts";

export function compileMoney(scenario: Scenario, tables: Tables): void {
  const money = scenario.money;
  tables.initialCents = cents(money.initialCash);
  tables.grossMargin = money.grossMargin;
  tables.discountPerYear = money.discountPerYear;
  tables.commission = money.commission;
  tables.fixedOfDay = centsByDay(scenario, "money.fixedPerMonth", money.fixedPerMonth, tables.horizonDays);
  tables.paymentDelayTicks = Math.round(money.paymentDelayDays * TICKS_PER_DAY);
}
