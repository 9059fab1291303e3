import { widerInts } from "../kernel/index.ts";

/** Who appears in the log: channel, parent and lineage by number, in order of first appearance. */
export class Roll {
  length: i32 = 0;
  channel: Int32Array = new Int32Array(1024);
  parent: Int32Array = new Int32Array(1024);
  /** Two words per number. */
  lineage: Int32Array = new Int32Array(2048);

  clear(): void {
    this.length = 0;
  }

  /** Returns the number. */
  add(channel: i32, parent: i32, high: i32, low: i32): i32 {
    const number: i32 = this.length;
    if (number == this.channel.length) this.grow();
    this.channel[number] = channel;
    this.parent[number] = parent;
    this.lineage[number * 2] = high;
    this.lineage[number * 2 + 1] = low;
    this.length += 1;
    return number;
  }

  private grow(): void {
    this.channel = widerInts(this.channel, this.channel.length * 2);
    this.parent = widerInts(this.parent, this.parent.length * 2);
    this.lineage = widerInts(this.lineage, this.lineage.length * 2);
  }
}
