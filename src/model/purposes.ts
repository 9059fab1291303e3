/**
 * What a draw is for. A draw is addressed by (seed, replication, lineage) — the person's key — then by a place (the hash
 * of a stage or of one of the processes below) and (round, purpose). Nothing is drawn from a shared stream, so a change
 * moves only what it touches.
 */
import { mul32 } from "../kernel/index.ts";

export const PURPOSES: i32 = 16;

/** At a stage: which exit (first word) and how long the dwell (second). */
export const BRANCH: i32 = 0;
/** Minutes (first) and attempts (second) of the work. */
export const WORK: i32 = 1;
/** When the buyer acts (first) and how patient it is (second). */
export const RHYTHM: i32 = 2;
/** When one comes back (first) and whether (second). */
export const RECYCLE: i32 = 3;
/** When the account is market again (first), what is bought at entry (second). */
export const RETURN: i32 = 4;

/** At CONTRACT, by month (by contract year: SURPRISE; once: WINBACK, PRICE, PHASE, OWN_CHURN). */
export const CHURN: i32 = 0;
export const WINBACK: i32 = 1;
/** What the deal is worth (first); somebody there on day 0: where in its month it is (second). */
export const PRICE: i32 = 2;
/** When the first call on schedule comes. */
export const PHASE: i32 = 3;
export const SHRINK: i32 = 4;
/** The chance to leave that is its own: both words. */
export const OWN_CHURN: i32 = 5;
export const SURPRISE: i32 = 6;

/** Minutes on the road (first). */
export const TRAVEL: i32 = 5;
/** Who answers for the account (first). */
export const OWNER: i32 = 6;

/** Entries of one channel on one day at most: the lineage of an entry is (channel, day × DAILY + number that day). */
export const DAILY: i32 = 1_048_576;

/** Hash of the name of a place or process: FNV-1a over UTF-16 units, finished so that near names lie far apart. */
export function hashOf(name: string): i32 {
  let hash: i32 = -0x7ee3623b;
  for (let index: i32 = 0; index < name.length; index++) hash = mul32(hash ^ name.charCodeAt(index), 0x01000193);
  hash = mul32(hash ^ (hash >>> 16), -0x7a143595);
  hash = mul32(hash ^ (hash >>> 13), -0x3d4d51cb);
  return hash ^ (hash >>> 16);
}

/** Processes beside the stages; their places cannot be the id of a stage, which holds no space. */
/** Who is there on day 0: on the journey, and as a customer. */
export const OPEN: i32 = hashOf("process open");
export const INITIAL: i32 = hashOf("process initial");
export const PERSON: i32 = hashOf("process person");
export const GROWTH: i32 = hashOf("process growth");
export const ARRIVAL: i32 = hashOf("process arrival");
export const CONTRACT: i32 = hashOf("process contract");
export const NEEDS: i32 = hashOf("process needs");
export const CALLS: i32 = hashOf("process calls");
export const INVITES: i32 = hashOf("process invites");
/** How many of a month; apart from them, whose counters it would meet. */
export const INVITED: i32 = hashOf("process invited");
/** How many invitations are sent at once. */
export const ONE_SHOT: i32 = hashOf("process one shot");
export const CHILD: i32 = hashOf("process child");
/** How many tickets a month brings, and each of them. */
export const TICKETS: i32 = hashOf("process tickets");
export const SUPPORT: i32 = hashOf("process support");
export const ORDERS: i32 = hashOf("process orders");
export const POSTS: i32 = hashOf("process posts");
