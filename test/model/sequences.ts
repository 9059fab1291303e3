/**
 * Words in the orders in which a simulation uses them. A word is addressed as the model addresses it: seed → replication →
 * lineage → (place, round × 16 + purpose); what differs from one word of a sequence to the next is one step of that address.
 */
import { Draws } from "../../src/kernel/index.ts";
import { hashOf } from "../../src/model/index.ts";
import { ARRIVAL, BRANCH, CALLS, CHILD, CHURN, CONTRACT, DAILY, PURPOSES, WORK } from "../../src/model/purposes.ts";
import { seedKey, wordSeed } from "../../src/scenario/index.ts";

export type Key = readonly [number, number];

const draws = new Draws();

export function block(key: Key, first: number, second: number): Key {
  draws.block(key[0] | 0, key[1] | 0, first | 0, second | 0);
  return [draws.hi, draws.lo];
}

export const ofSeed = (seed: string): Key => Array.from(seedKey(seed)) as [number, number];
export const ofReplication = (seed: Key, replication: number): Key => block(seed, replication, 0);
export const ofPerson = (replication: Key, channel: number, day: number, number: number): Key => block(replication, channel, day * DAILY + number);
export const at = (person: Key, place: number, round: number, purpose: number): Key => block(person, place, round * PURPOSES + purpose);

const DOOR = hashOf("channel door");
const COUNT = hashOf("count door");
const STAGES = ["visitor", "lead", "opportunity", "customer"].map(hashOf);
const [STAGE] = STAGES;
const MONTHS = 36;
const DAYS = 1095;
/** Parts of a day's count of arrivals, as in arrivals.ts. */
const PARTS = 65_536;

/** Each gives word number 0, 1, 2, …, asked for in this order. */
export type Sequence = (seed: string) => (index: number) => number;

/** One replication; `person` is who comes by the channel as number so and so of a day. */
const inOneRun = (make: (person: (number: number, day?: number, channel?: number) => Key, replication: Key) => (index: number) => number): Sequence => (seed) => {
  const replication = ofReplication(ofSeed(seed), 3);
  return make((number, day = 17, channel = DOOR) => ofPerson(replication, channel, day, number), replication);
};

/** Many replications of one seed. */
const acrossRuns = (make: (replication: (number: number) => Key, seed: Key) => (index: number) => number): Sequence => (seed) => {
  const key = ofSeed(seed);
  return make((number) => ofReplication(key, number), key);
};

export const sequences: Readonly<Record<string, Sequence>> = {
  "who comes on one day, one after the other": inOneRun((person) => (index) => at(person(index), STAGE, 0, BRANCH)[0]),
  "their dwell": inOneRun((person) => (index) => at(person(index), STAGE, 0, BRANCH)[1]),
  "the first of each day, channel by channel": inOneRun((person) => (index) => at(person(0, index % DAYS, hashOf(`channel c${Math.floor(index / DAYS)}`)), ARRIVAL, 0, 0)[0]),
  "channels whose names hardly differ": inOneRun((person) => (index) => at(person(0, 0, hashOf(`channel ${index}`)), STAGE, 0, BRANCH)[0]),
  "stages whose names hardly differ": inOneRun((person) => (index) => at(person(5), hashOf(`stage${index}`), 0, BRANCH)[0]),
  "rounds of one person at one stage": inOneRun((person) => (index) => at(person(5), STAGE, index, BRANCH)[0]),
  "purposes, person by person": inOneRun((person) => (index) => at(person(index >> 4), STAGE, 0, index & 15)[0]),
  "first and second words in turn": inOneRun((person) => (index) => at(person(index >> 1), STAGE, 0, WORK)[index & 1]),
  "months of contracts, customer by customer": inOneRun((person) => (index) => at(person(Math.floor(index / MONTHS)), CONTRACT, index % MONTHS, CHURN)[0]),
  "months of contracts, all customers a month": inOneRun((person) => (index) => at(person(index % 500), CONTRACT, Math.floor(index / 500), CHURN)[0]),
  "needs of one customer": inOneRun((person) => (index) => at(person(5), CALLS, index, 0)[1]),
  "a whole journey, person by person": inOneRun((person) => (index) => {
    const who = person(Math.floor(index / 18));
    const step = (index % 18) >> 1;
    const word = step === 0 ? at(who, ARRIVAL, 0, 0) : at(who, STAGES[(step - 1) >> 1], 0, step % 2 === 1 ? WORK : BRANCH);
    return word[index & 1];
  }),
  "keys of people": inOneRun((person) => (index) => person(index >> 1)[index & 1]),
  "those whom one customer invites": inOneRun((_, replication) => (index) => at(block(replication, ...block([DOOR, 5], CHILD, index)), STAGE, 0, BRANCH)[0]),
  "generation after generation": inOneRun((_, replication) => {
    let lineage: Key = [DOOR, 5];
    return () => at(block(replication, ...(lineage = block(lineage, CHILD, 0))), STAGE, 0, BRANCH)[0];
  }),
  "who is there on day 0": inOneRun((_, replication) => (index) => at(block(replication, ...block([hashOf("process initial"), 0], index, 0)), CONTRACT, 0, 2)[0]),
  "counts of days, replication by replication": acrossRuns((replication) => (index) => block(replication(Math.floor(index / DAYS)), COUNT, (index % DAYS) * PARTS)[0]),
  "heads of a team": inOneRun((_, replication) => (index) => block(replication, hashOf("staff sales"), index)[1]),
  "one person in every replication": acrossRuns((replication) => (index) => at(ofPerson(replication(index), DOOR, 17, 5), STAGE, 0, BRANCH)[0]),
  "uncertain numbers, replication by replication": acrossRuns((_, seed) => (index) => block(block(seed, index >> 2, hashOf("process uncertainty")), hashOf(`path.${index & 3}`), 0)[0]),
  "seeds that are neighbouring numbers": (seed) => (index) => at(ofPerson(ofReplication(ofSeed(`${seed}${index}`), 0), DOOR, 0, 0), STAGE, 0, BRANCH)[0],
  "seeds of three words": (seed) => (index) => at(ofPerson(ofReplication(ofSeed(`${wordSeed(index)}${seed}`), 0), DOOR, 0, 0), STAGE, 0, BRANCH)[0],
};

export function take(sequence: (index: number) => number, length: number): Int32Array {
  const words = new Int32Array(length);
  for (let index = 0; index < length; index++) words[index] = sequence(index);
  return words;
}
