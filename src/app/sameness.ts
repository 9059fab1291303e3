import { ENGINE_VERSION } from "../model/index.ts";
import type { State } from "./state.ts";

/** What the receiver of a link learns: are these the numbers the sender saw? Null while that cannot be said. */
export function sameness({ claim, curves, run }: Pick<State, "claim" | "curves" | "run">): { same: boolean; text: string } | null {
  if (!claim?.fingerprint || !curves || run.stale || run.phase !== "done") return null;
  const { fingerprint, replications } = curves;
  if (claim.replications !== replications) {
    return { same: false, text: `Not the numbers of the link: it was made from ${claim.replications} futures, these are ${replications}.` };
  }
  const isOther = claim.engine !== null && claim.engine !== ENGINE_VERSION;
  if (claim.fingerprint === fingerprint) {
    return { same: true, text: `Same numbers as in the link (${shorten(fingerprint)})${isOther ? `, though it was made with engine ${claim.engine}` : ""}.` };
  }
  if (isOther) return { same: false, text: `Not the numbers of the link: it was made with engine ${claim.engine}, this is ${ENGINE_VERSION}.` };
  return { same: false, text: `Not the numbers of the link: fingerprint ${shorten(claim.fingerprint)} there, ${shorten(fingerprint)} here.` };
}

function shorten(fingerprint: string): string {
  return `${fingerprint.slice(0, 4)}…${fingerprint.slice(-4)}`;
}
