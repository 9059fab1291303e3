import { quantileRanks } from "./interval.ts";

/** Buckets of one column: more would not stay in the processor's nearest cache. */
const MOST_BUCKETS = 4096;
/** A bucket of so many numbers is ordered by the typed array's own sort. */
const CROWDED = 24;

/**
 * Mean and exact quantiles of one column of numbers, without sorting it. One object serves any number of columns.
 *
 * Whole numbers of a narrow range (people, accounts) are counted. Others are spread over equal-width buckets; the order
 * statistics that are wanted lie in a few known buckets, and only what is in those is picked out and ordered.
 * NaN = not defined, left out.
 */
export class Column {
  /** Numbers that are defined. */
  count = 0;
  mean = NaN;
  /** Type 7, in the order of the probabilities; NaN when nothing is defined. */
  readonly quantiles: Float64Array;
  /** Half-width of the 95 % interval of the median by order statistics; NaN where none exists. */
  medianError = NaN;

  readonly #probabilities: readonly number[];
  readonly #wanted = new Map<number, Wanted>();
  readonly #defined: Float64Array;
  readonly #bucket: Uint16Array;
  readonly #size: Uint32Array;
  /** 1 + the slot of a bucket that holds a wanted rank, else 0. */
  readonly #slot: Uint8Array;
  readonly #picked: Float64Array;
  /** Per slot: its bucket, the rank of its first number, and from where to where it lies in `#picked`. */
  readonly #slotBucket: Uint16Array;
  readonly #slotFirst: Uint32Array;
  readonly #slotStart: Uint32Array;
  readonly #slotEnd: Uint32Array;

  constructor(capacity: number, probabilities: readonly number[]) {
    this.#probabilities = probabilities;
    this.quantiles = new Float64Array(probabilities.length);
    this.#defined = new Float64Array(capacity);
    this.#bucket = new Uint16Array(capacity);
    this.#size = new Uint32Array(MOST_BUCKETS);
    this.#slot = new Uint8Array(MOST_BUCKETS);
    this.#picked = new Float64Array(capacity);
    // Two ranks for each probability and for each end of the median's interval.
    const slots = 2 * probabilities.length + 4;
    this.#slotBucket = new Uint16Array(slots);
    this.#slotFirst = new Uint32Array(slots);
    this.#slotStart = new Uint32Array(slots);
    this.#slotEnd = new Uint32Array(slots);
  }

  /** Reads `length` numbers of `values` from `offset`, in this order: a mean of fractions depends on it in the last digit. */
  load(values: Float64Array, offset: number, length: number): void {
    const end = offset + length;
    let low = Infinity;
    let high = -Infinity;
    let sum = 0;
    // Deviations from the first: sums of large numbers that differ little keep their digits.
    const origin = values[offset];
    for (let i = offset; i < end; i++) {
      const value = values[i];
      sum += value - origin;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (sum !== sum && length > 0) {
      const count = this.#gather(values, offset, length);
      // Infinite numbers have no useful mean, but they are in order.
      if (count < length) return this.load(this.#defined, 0, count);
    }

    this.count = length;
    this.mean = length > 0 ? origin + sum / length : NaN;
    if (length === 0) {
      this.quantiles.fill(NaN);
      this.medianError = NaN;
      return;
    }
    const wanted = this.#want(length);
    if (low === high) wanted.found.fill(low);
    else if (!this.#countUp(values, offset, length, low, high, wanted)) this.#select(values, offset, length, low, high, wanted);
    this.#read(wanted);
  }

  /** The same numbers, from whole ones that lie in parts: read where they are, since copying would take as long again. At least one. */
  loadParts(parts: readonly Part[], point: number): void {
    const origin = parts[0].values[point * parts[0].stride + parts[0].index];
    let low = origin;
    let high = origin;
    let sum = 0;
    let length = 0;
    for (const part of parts) {
      const { values } = part;
      const from = point * part.stride + part.index;
      const to = from + part.length;
      length += part.length;
      for (let i = from; i < to; i++) {
        const value = values[i];
        sum += value - origin;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
    this.count = length;
    this.mean = origin + sum / length;
    const wanted = this.#want(length);
    if (low === high) wanted.found.fill(low);
    else if (high - low < MOST_BUCKETS) {
      const size = this.#size;
      size.fill(0, 0, high - low + 1);
      for (const part of parts) {
        const { values } = part;
        const from = point * part.stride + part.index;
        const to = from + part.length;
        for (let i = from; i < to; i++) size[values[i] - low]++;
      }
      this.#rank(low, wanted);
    } else {
      const copy = this.#defined;
      let count = 0;
      for (const { values, stride, index, length: room } of parts) {
        for (let i = point * stride + index; i < point * stride + index + room; i++) copy[count++] = values[i];
      }
      this.#select(copy, 0, length, low, high, wanted);
    }
    this.#read(wanted);
  }

  #want(length: number): Wanted {
    let wanted = this.#wanted.get(length);
    if (!wanted) this.#wanted.set(length, (wanted = want(length, this.#probabilities)));
    return wanted;
  }

  /** Quantiles and interval, from the order statistics that were found. */
  #read(wanted: Wanted): void {
    const count = this.quantiles.length;
    for (let q = 0; q < count; q++) this.quantiles[q] = between(wanted, q);
    this.medianError = wanted.below.length > count ? (between(wanted, count + 1) - between(wanted, count)) / 2 : NaN;
  }

  /** Copies what is defined to the front of `#defined`; how many there are. */
  #gather(values: Float64Array, offset: number, length: number): number {
    let count = 0;
    for (let i = offset; i < offset + length; i++) {
      const value = values[i];
      if (value === value) this.#defined[count++] = value;
    }
    return count;
  }

  /** Finds the order statistics by counting how often each value comes, if they are whole numbers apart and near each other. */
  #countUp(values: Float64Array, offset: number, length: number, low: number, high: number, wanted: Wanted): boolean {
    if (high - low >= this.#size.length) return false;
    const size = this.#size;
    size.fill(0, 0, high - low + 1);
    for (let i = offset; i < offset + length; i++) {
      const distance = values[i] - low;
      const step = distance | 0;
      if (step !== distance) return false;
      size[step]++;
    }
    this.#rank(low, wanted);
    return true;
  }

  /** The order statistics from how often each whole number from `low` on comes. */
  #rank(low: number, { ranks, found }: Wanted): void {
    const size = this.#size;
    for (let w = 0, step = 0, behind = size[0]; w < ranks.length; w++) {
      while (ranks[w] >= behind) behind += size[++step];
      found[w] = low + step;
    }
  }

  /** Finds the order statistics of the wanted ranks. */
  #select(values: Float64Array, offset: number, length: number, low: number, high: number, { ranks, found }: Wanted): void {
    const range = high - low;
    const picked = this.#picked;
    if (range === Infinity) {
      picked.set(values.subarray(offset, offset + length));
      picked.subarray(0, length).sort();
      for (let w = 0; w < ranks.length; w++) found[w] = picked[ranks[w]];
      return;
    }
    // 1. Which bucket each number falls into, and how many fall into each.
    const buckets = bucketsFor(length);
    const scale = (buckets - 1) / range;
    const bucket = this.#bucket;
    const size = this.#size;
    size.fill(0, 0, buckets);
    for (let i = 0; i < length; i++) {
      const b = ((values[offset + i] - low) * scale) | 0;
      bucket[i] = b;
      size[b]++;
    }
    // 2. The buckets of the wanted ranks become slots, one after the other in `picked`.
    const slot = this.#slot;
    const slotBucket = this.#slotBucket;
    const slotFirst = this.#slotFirst;
    const slotStart = this.#slotStart;
    const slotEnd = this.#slotEnd;
    let slots = 0;
    let total = 0;
    let first = 0;
    for (let b = 0, w = 0; w < ranks.length; b++) {
      const next = first + size[b];
      if (ranks[w] < next) {
        slotBucket[slots] = b;
        slotFirst[slots] = first;
        slotStart[slots] = slotEnd[slots] = total;
        total += size[b];
        slot[b] = ++slots;
        while (w < ranks.length && ranks[w] < next) w++;
      }
      first = next;
    }
    // 3. What is in them is picked out …
    for (let i = 0; i < length; i++) {
      const s = slot[bucket[i]];
      if (s !== 0) picked[slotEnd[s - 1]++] = values[offset + i];
    }
    // 4. … and ordered.
    for (let s = 0, w = 0; s < slots; s++) {
      order(picked, slotStart[s], slotEnd[s]);
      slot[slotBucket[s]] = 0;
      const behind = slotFirst[s] + slotEnd[s] - slotStart[s];
      for (; w < ranks.length && ranks[w] < behind; w++) found[w] = picked[slotStart[s] + ranks[w] - slotFirst[s]];
    }
  }
}

/** Some of the numbers of many columns: those of column `point` are `length` numbers from `point × stride + index` on. */
export interface Part {
  values: Int32Array;
  stride: number;
  index: number;
  length: number;
}

/** The order statistics that the quantiles of a column of some length need. */
interface Wanted {
  /** From 0, ascending, each once. */
  ranks: Uint32Array;
  /** The order statistics, once selected. */
  found: Float64Array;
  /**
   * Per probability, then for the low and the high end of the median's interval, if there is one: where in `ranks` the rank
   * below it stands (the one above is next), and how far it lies between.
   */
  below: number[];
  fraction: number[];
}

/** The number that lies between two order statistics. */
function between({ found, below, fraction }: Wanted, at: number): number {
  const lower = found[below[at]];
  return fraction[at] === 0 ? lower : lower + fraction[at] * (found[below[at] + 1] - lower);
}

function want(length: number, probabilities: readonly number[]): Wanted {
  const positions = probabilities.map((p) => (length - 1) * p);
  const interval = quantileRanks(length, 0.5);
  if (interval) positions.push(interval.low, interval.high);
  const ranks = Uint32Array.from(new Set(positions.flatMap((position) => [Math.floor(position), Math.min(length - 1, Math.floor(position) + 1)]))).sort();
  return {
    ranks,
    found: new Float64Array(ranks.length),
    below: positions.map((position) => ranks.indexOf(Math.floor(position))),
    fraction: positions.map((position) => position - Math.floor(position)),
  };
}

function bucketsFor(length: number): number {
  return Math.min(MOST_BUCKETS, Math.max(16, length >>> 1));
}

/** Ascending, in place. Slots are mostly of a few numbers, or of many equal ones. */
function order(values: Float64Array, from: number, to: number): void {
  let i = from + 1;
  while (i < to && values[i - 1] <= values[i]) i++;
  if (i >= to) return;
  if (to - from > CROWDED) {
    values.subarray(from, to).sort();
    return;
  }
  for (; i < to; i++) {
    const value = values[i];
    let j = i - 1;
    while (j >= from && values[j] > value) {
      values[j + 1] = values[j];
      j--;
    }
    values[j + 1] = value;
  }
}
