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
    const channel = new Int32Array(this.channel.length * 2);
    channel.set(this.channel);
    this.channel = channel;
    const parent = new Int32Array(this.parent.length * 2);
    parent.set(this.parent);
    this.parent = parent;
    const lineage = new Int32Array(this.lineage.length * 2);
    lineage.set(this.lineage);
    this.lineage = lineage;
  }
}
