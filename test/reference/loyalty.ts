/**
 * The loyalty programme. On the first midnight of each month the customers are ranked by their MRR; at an anniversary, who pays
 * as much as the top did then belongs to it until the next one. Members leave less often, and get a share of what they pay back.
 */
import { CONTRACT, SURPRISE } from "../../src/model/purposes.ts";
import { TICKS_PER_DAY } from "../../src/kernel/index.ts";
import type { Contract } from "./contract.ts";
import { dayOf, type Person, type World } from "./world.ts";

/** Midnight. All who were customers before it count; whoever pays as much as the last of the top is among them too, and nobody who pays nothing. */
export function rankCustomers(world: World, day: number): void {
  const { loyalty } = world.scenario;
  const month = Math.round((day * 12) / 365);
  if (!loyalty || day !== Math.ceil((month * 365) / 12)) return;
  const paid = [...world.customers].map(({ contract }) => contract!).filter(({ since }) => since < day * TICKS_PER_DAY).map(({ mrr }) => mrr);
  const top = Math.floor(paid.length * loyalty.topShare + 0.5);
  paid.sort((a, b) => b - a);
  world.topMrr = top === 0 ? Infinity : Math.max(1, paid[top - 1]);
}

/** At an anniversary: does it belong to the programme until the next one? */
export function isAmongTop(world: World, { mrr }: Contract): boolean {
  return world.scenario.loyalty !== null && mrr >= world.topMrr;
}

/** What a member gets back this month; as a surprise, in one month of each twelve, twelve times as much. */
export function reward(world: World, person: Person, { isMember, mrr, month }: Contract, tick: number): void {
  const { loyalty } = world.scenario;
  if (!loyalty || !isMember) return;
  if (loyalty.surprise <= 1) {
    world.post(dayOf(tick), -Math.floor(mrr * loyalty.reward + 0.5));
    return;
  }
  const year = Math.floor((month - 1) / 12);
  const [u] = world.draw(person, CONTRACT, year, SURPRISE);
  if (year * 12 + Math.floor(u * 12) === month - 1) world.post(dayOf(tick), -Math.floor(mrr * loyalty.reward * 12 + 0.5));
}
