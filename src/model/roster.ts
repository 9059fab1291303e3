/** Scheduled time of a team: the open hours of everyone hired. */
import { TICKS_PER_DAY } from "../kernel/index.ts";
import type { Tables } from "./tables.ts";

/** Open seat-ticks of a team in [fromDay, toDay). */
export function scheduledTicks(tables: Tables, team: number, fromDay: number, toDay: number): number {
  let total = 0;
  for (let seat = tables.firstSeat[team]; seat < tables.firstSeat[team + 1]; seat++) {
    const from = Math.max(fromDay, tables.seatDay[seat]);
    if (from >= toDay) continue;
    const hours = tables.seatHours[seat];
    total += hours.openTicks(toDay * TICKS_PER_DAY) - hours.openTicks(from * TICKS_PER_DAY);
  }
  return total;
}
