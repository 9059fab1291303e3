/** Customers of day 0: somewhere in a month of their contract, each instant as likely as the other. */
import { TICKS_PER_DAY } from "../../kernel/index.ts";
import { EXIT, RIGHT } from "../tables.ts";
import { bookOrderMoney, type Clientele, loyalShare, payersOf, sendingAt, walkersOf } from "./clientele.ts";
import { bookContract } from "./contract.ts";
import { between, cut } from "./months.ts";
import type { Onward } from "./onward.ts";
import type { Stratum } from "./stratum.ts";
import type { Sums } from "./sums.ts";

export interface Heir {
  stratum: Stratum;
  onward: Onward;
  people: number;
}

/** Those whose next anniversary falls into the same part of the first month. */
interface Phase {
  /** Age of their journey at anniversary 1, in cells. */
  first: number;
  /** So many cells of such ages. */
  width: number;
  share: number;
  alive: Float64Array;
}

/** Parts of the month. */
const PHASES = 30;

function phasesOf(clientele: Clientele, { stratum, onward }: Heir): Phase[] {
  const { tables, monthCells, months, perDay } = clientele;
  return Array.from({ length: PHASES }, (_, phase) => {
    const first = ((phase + 0.5) / PHASES) * monthCells;
    const age = (anniversary: number) => (anniversary === 0 ? 0 : first + (anniversary - 1) * monthCells);
    const alive = clientele.tenure.staying({ stratum, tenure: tables.initialTenure, isThere: true }, months + 1, (anniversary) => age(anniversary) / perDay, (anniversary) => loyalShare(tables, onward, age(anniversary)));
    return { first, width: monthCells / PHASES, share: 1 / PHASES, alive };
  });
}

/** Lays an amount evenly over what a phase covers around an age. */
function lay(into: Float64Array, age: number, width: number, amount: number): void {
  const from = Math.max(0, age - width / 2);
  const to = age + width / 2;
  for (let cell = Math.floor(from); cell < Math.min(into.length, to); cell++) into[cell] += (amount * (Math.min(to, cell + 1) - Math.max(from, cell))) / (to - from);
}

/** Invitations they send, by cell. */
export function invitationsOfHeirs(clientele: Clientele, heir: Heir): Float64Array {
  const { tables, cells, monthCells, perDay } = clientele;
  const sent = new Float64Array(cells);
  /** 1 where customers of day 0 stand in a stage that invites, else 0. */
  const standing = heir.onward.reached[0];
  const course = new Float64Array(cells);
  for (const { first, width, share, alive } of phasesOf(clientele, heir)) {
    for (let anniversary = 0; anniversary < alive.length; anniversary++) {
      const from = anniversary === 0 ? 0 : first + (anniversary - 1) * monthCells;
      const to = anniversary === 0 ? first : from + monthCells;
      if (from >= cells) break;
      const people = heir.people * share * alive[anniversary] * clientele.paceOn(from);
      for (let cell = Math.floor(from); cell < Math.min(cells, to); cell++) {
        if (tables.oneShot !== 0) course[cell] = heir.onward.reached[cell + 1] - heir.onward.reached[cell];
        else {
          // Who stands where one invites on day 0 begins with the first anniversary.
          const ends = first + (tables.inviteTicks / TICKS_PER_DAY) * perDay;
          const stands = cell + 0.5 >= first && cell + 0.5 < ends ? between(heir.onward.inviting, cell + 0.5) : 0;
          course[cell] = (standing > 0 ? stands : sendingAt(tables, heir.onward, cell + 0.5, perDay)) / monthCells;
        }
      }
      if (tables.oneShot !== 0 && anniversary === 1) lay(sent, first, width, people * standing * between(heir.onward.inviting, first));
      const { first: start, values } = cut(course, from, to);
      values.forEach((value, at) => { sent[start + at] += people * value; });
    }
  }
  return sent;
}

export function bookHeirs(clientele: Clientele, heir: Heir, stage: number, sums: Sums): void {
  const { tables, cells, monthCells, perDay } = clientele;
  const { onward, stratum } = heir;
  const walkers = walkersOf(onward);
  /** Those who have not left at an anniversary. */
  const inside = new Float64Array(cells);
  const always = new Float64Array(cells).fill(1);
  for (const { first, width, share, alive } of phasesOf(clientele, heir)) {
    const age = (anniversary: number) => (anniversary === 0 ? 0 : first + (anniversary - 1) * monthCells);
    const people = heir.people * share;
    if (tables.orderRateLaw < 0) {
      for (const { from, share: part, kept } of payersOf(tables, onward, stage, alive.length - 1, monthCells, first)) {
        if (age(from) >= cells) break;
        bookContract(tables, sums, {
          column: stratum.column, from, kept, alive, tenure: tables.initialTenure, isThere: from === 0, growth: clientele.growthOfHeirs,
          firstMrr: people * part * clientele.dealOn(stratum, age(from) / perDay),
          post: (into, anniversary, amount, later = 0) => lay(into, age(anniversary) + later, width, amount),
          walkOut: (into, anniversary, amount) => {
            if (!kept) return;
            const { first: start, values } = cut(walkers, age(anniversary), age(anniversary + 1));
            values.forEach((value, at) => { into[start + at] += amount * value; });
          },
        }, perDay);
      }
    }
    for (let anniversary = 0; anniversary < alive.length && age(anniversary) < cells; anniversary++) {
      const { first: start, values } = cut(always, age(anniversary), age(anniversary + 1));
      values.forEach((part, at) => { inside[start + at] += people * alive[anniversary] * part; });
      if (anniversary === 0) continue;
      const leave = people * (alive[anniversary - 1] - alive[anniversary]);
      lay(sums.lost, age(anniversary), width, leave * (1 - between(onward.out, age(anniversary))));
      onward.inStage.forEach((shares, at) => { if (tables.bulb[at] === RIGHT) lay(sums.left[at], age(anniversary), width, leave * between(shares, age(anniversary))); });
    }
  }
  for (let cell = 0; cell < cells; cell++) {
    sums.lost[cell] += inside[cell] * walkers[cell];
    for (let at = 0; at < tables.stages; at++) {
      (tables.bulb[at] === EXIT ? sums.walkedOut : sums.entered)[at][cell] += inside[cell] * onward.entered[at][cell];
      sums.left[at][cell] += inside[cell] * onward.left[at][cell];
    }
  }
  if (tables.orderRateLaw >= 0) bookOrderMoney(tables, sums, clientele.paceByCell(stratum, onward).map((each) => each * heir.people), stratum.column, perDay);
}
