/** Pictures and rows become files, each stamped with its origin — and files become scenarios again. */
export { download } from "./download.ts";
export { scenarioFile } from "./json.ts";
export { pngFile, type PngOptions } from "./png.ts";
export { readStamp } from "./read.ts";
export { fileName, sourceLine, type Cargo, type Found, type Stamp } from "./stamp.ts";
export { svgFile, type Drawing, type SvgFile, type SvgOptions } from "./svg.ts";
export { csvFile } from "./table.ts";
