/** Time and chance. No business word, no DOM, no scenario. */
export { Calendar, Entry } from "./calendar.ts";
export { dayOf, TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_MONTH, TICKS_PER_WEEK, TICKS_PER_YEAR, ticksOfDays } from "./clock.ts";
export { Draws, uniform } from "./draws.ts";
export { exp, exp2, ln, pow } from "./elementary.ts";
export { Fingerprint } from "./fingerprint.ts";
export { Hours, Workdays } from "./hours.ts";
export { Laws } from "./law.ts";
export { Line } from "./line.ts";
export { mul32, sortFirst } from "./machine.ts";
export { poissonCount } from "./poisson.ts";
export { Quantiles } from "./quantiles.ts";
export { Servers } from "./servers.ts";
export { Station } from "./station.ts";
export { widerFloats, widerInts } from "./wider.ts";
