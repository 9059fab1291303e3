/** What a deal is worth. It depends on the person and the day alone, so it can be asked before the win and after. */
import { CONTRACT, PRICE } from "../../src/model/purposes.ts";
import { onDay } from "./dated.ts";
import { dayOf, type Person, type World } from "./world.ts";

/** First MRR in cents, of somebody who begins to pay at `tick`. Where customers order instead, what a deal would be worth. */
export function dealCents(world: World, person: Person, tick: number): number {
  const { value, referral, segments } = world.scenario;
  const ofChannel = person.channel === null ? undefined : value.initialMrrByChannel[person.channel];
  const [u] = world.draw(person, CONTRACT, 0, PRICE);
  let price = world.sample(ofChannel ?? value.initialMrr, u);
  if (person.parent) price *= referral!.valueMultiplier;
  if (person.segment !== null) price *= segments[person.segment].dealSize;
  price *= onDay(world.scenario, "value.priceLevel", value.priceLevel, dayOf(tick));
  return Math.floor(price * 100 + 0.5);
}
