/** The report card of what the page knows now. Loaded when it is first asked for. */
import { markdown, report, type Report } from "../experiment/index.ts";
import type { State } from "./state.ts";

/** `link`: with or without what stands before its `#`, which is no part of the question. */
export function reportOf({ work, base, curves, run }: Pick<State, "work" | "base" | "curves" | "run">, link: string): Report {
  const { scenario, sim, version, uncertain } = work;
  const refined = run.phase === "done" && !run.stale;
  return report({ scenario, base, sim, version, uncertain, link: link.slice(link.indexOf("#")), curves: refined ? curves : null });
}

export { markdown };
