import { describeIssue, type Issue } from "../scenario/index.ts";
import type { Shelf } from "../scenario/index.ts";
import { Refusal } from "./refusal.ts";
import { open } from "./subject.ts";

/** `hourglass check`: one issue a line on stdout. Returns the exit code: 2 if there are any. */
export async function check(names: readonly string[], shelf: Shelf): Promise<number> {
  if (names.length !== 1) throw new Refusal(`wrong number of scenarios: ${names.length}; expected hourglass check <sim | file.json | link>`);
  const { issues } = await open(names[0], shelf);
  process.stdout.write(issues.length === 0 ? "no issues\n" : issues.map(line).join(""));
  return issues.length === 0 ? 0 : 2;
}

/** With its path in front, unless the description begins by naming it. */
function line(issue: Issue): string {
  const text = describeIssue(issue);
  return `${issue.path === "" || text.includes(issue.path) ? "" : `${issue.path}: `}${text}\n`;
}
