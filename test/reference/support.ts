/** Support: the tickets of a month are known when it begins. */
import { poissonCount, TICKS_PER_MONTH } from "../../src/kernel/index.ts";
import { EventKind } from "../../src/model/index.ts";
import { SUPPORT, TICKETS } from "../../src/model/purposes.ts";
import type { Contract } from "./contract.ts";
import { askForTask } from "./team.ts";
import type { Person, World } from "./world.ts";

/** Tickets in a month at most; so many numbers belong to it. */
const MONTHLY = 1024;

export function planTickets(world: World, person: Person, contract: Contract, from: number): void {
  const { support } = world.scenario;
  if (!support) return;
  const first = contract.month * MONTHLY;
  const count = Math.min(MONTHLY, poissonCount(world.draws, person.key0, person.key1, TICKETS, first, support.ticketsPerMonth));
  for (let number = first; number < first + count; number++) {
    const [u, v] = world.draw(person, SUPPORT, number, 0);
    const isWanted = () => person.contract === contract;
    askForTask(world, support.team, person, from + Math.floor(u * TICKS_PER_MONTH), number * 4, world.sample(support.minutes, v), support.priority, {
      kind: "tickets",
      isWanted,
      begun: () => {},
      done: (tick) => {
        if (isWanted()) world.happened(person, tick, EventKind.ticket, SUPPORT, number * 4, 0);
      },
    });
  }
}
