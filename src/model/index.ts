/** A scenario made runnable: compile to flat tables, replicate, film. */
export { assembled, type Assembly } from "./assembled.ts";
export { compile, ENGINE_VERSION, type CompiledModel } from "./compile.ts";
export { headcount } from "./compile/teams.ts";
export { EventKind } from "./event-kind.ts";
export { expectation, type Ghost } from "./expectation.ts";
export { addLaw } from "./law.ts";
export { hashOf } from "./purposes.ts";
export { relax } from "./relax.ts";
export { film, javascript, replicate, type Machine } from "./replicate.ts";
export { METRIC_GROUPS, type EventLog, type MetricGroup, type MetricInfo, type SeriesInfo, type Trace } from "./trace.ts";
