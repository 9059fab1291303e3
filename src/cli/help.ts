import { ENGINE_VERSION } from "../model/index.ts";

/** Names of the commands, for whoever mistypes one. */
export const commands = ["run", "report", "check", "stories", "story"] as const;

export function help(sims: readonly string[]): string {
  return `hourglass ${ENGINE_VERSION} — simulates people flowing through the sales hourglass

  hourglass run <sim | file.json | link> [options]     simulate, and print what can happen
  hourglass report <sim | file.json | link> [options]  simulate, and write the report card (STRESS-DES)
  hourglass check <sim | file.json | link>             list what is not as it should be
  hourglass stories                                    list the stories, each a claim with the what-ifs that show it
  hourglass story <id> [options]                       run one, and print its cases side by side

Sims: ${sims.join(", ")}

Options of run and report; a story takes --replications, --seed, --workers, --format and --progress
  --set path=value        change a field, e.g. --set teams.sales.headcount=4; may be repeated
  --replications N        possible futures to simulate (default: the scenario's, 200)
  --seed S                words or a number (default: the scenario's)
  --uncertain             also draw what the scenario is unsure of, anew in each future
  --workers N             threads (default: one a core; 0 = none besides this). Results never depend on it
  --format json | csv     json: metrics and bands; csv: the bands in long form (default: json)
                          of a report: markdown or json (default: markdown)
                          of a story: text or json (default: text)
  --out file              write there instead of stdout
  --progress              tell on stderr how far it is, though that is no terminal

  --help, --version

Exit code: 0 done, 1 a run failed or broke its own books, 2 something asked for is not possible
`;
}
