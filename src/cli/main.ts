/** Entry of the command line tool. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { ENGINE_VERSION } from "../model/index.ts";
import { nearest } from "../scenario/index.ts";
import { check } from "./check.ts";
import { commands, help } from "./help.ts";
import { Refusal } from "./refusal.ts";
import { writeReport } from "./report.ts";
import { run } from "./run.ts";
import { shelf } from "./shelf.ts";
import { listStories, tellStory } from "./story.ts";

const options = {
  set: { type: "string", multiple: true, default: [] },
  replications: { type: "string" },
  seed: { type: "string" },
  workers: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  uncertain: { type: "boolean", default: false },
  progress: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const satisfies ParseArgsConfig["options"];

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const given = /'(--?[^' ]+)/.exec(String(error))?.[1];
    const known = Object.keys(options).map((name) => `--${name}`);
    if (given && !known.includes(given)) throw new Refusal(`unknown option: ${given}; expected ${nearest(given, known, 3).join(", ")}`);
    throw new Refusal(given ? `option without its value: ${given}; expected ${given}=…` : String(error));
  }
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = read(args);
  const [command, ...names] = positionals;
  if (values.version) return say(`${ENGINE_VERSION}\n`);
  if (values.help) return say(help(shelf().names));
  if (command === undefined) throw new Refusal(`no command; expected ${commands.slice(0, -1).join(", ")} or ${commands.at(-1)}, or --help`);
  switch (command) {
    case "run":
      return run(names, values, shelf());
    case "report":
      return writeReport(names, values, shelf());
    case "check":
      return check(names, shelf());
    case "stories":
      return listStories(names, shelf());
    case "story":
      return tellStory(names, values, shelf());
    default:
      throw new Refusal(`unknown command: ${command}; expected ${nearest(command, commands, 2).join(" or ")}`);
  }
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

// Whoever reads us may have had enough, e.g. `| head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`hourglass: ${(error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, " ")}\n`);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
