export { createHourglass, type Hourglass, type HourglassInput, type HourglassOptions } from "./hourglass.ts";
export { naturalHeight } from "./layout.ts";
export { Player, type PlayerOptions } from "./player.ts";
export { Population } from "./population.ts";
export { describe, describeStage } from "./sentence.ts";
export type { HeightOf, ScaleKind } from "./heights.ts";
