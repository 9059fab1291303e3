/** `import … from "hourglass"`: the library, built when its sources have changed. */
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

const { library } = await bundle();
export const { caseScenario, compile, csv, describeIssue, ENGINE_VERSION, expectation, fieldAt, fields, film, javascript, openSim, readStory, relax, replicate, result, rows, simulate, spreadsheet, stories, tell, tellStory, toScenario, withValue } =
  await import(pathToFileURL(library).href);
