/** `import … from "hourglass"`: the library, built when its sources have changed. */
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

const { library } = await bundle();
export const { compile, csv, describeIssue, ENGINE_VERSION, fieldAt, fields, film, openSim, replicate, result, rows, simulate, toScenario, withValue } =
  await import(pathToFileURL(library).href);
