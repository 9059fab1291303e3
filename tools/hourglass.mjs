/**
 * `npm run -s hourglass -- <arguments>`: the command line tool, from a fresh clone too. Whatever has to be
 * installed or built first is told on stderr: stdout belongs to the tool.
 */
import { pathToFileURL } from "node:url";
import "./setup.mjs";

const { bundle } = await import("./bundle.mjs");
const { main } = await bundle();
// The tool sees the command line it would have if it were called itself.
process.argv[1] = main;
await import(pathToFileURL(main).href);
