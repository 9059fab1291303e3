/**
 * People waiting in front of a team: by priority, and those of one priority by arrival, or the newest first. There are only
 * a few priorities, so a line is a row of people for each. Who gave up stays in the line as a stale place and is skipped: a
 * place counts only while its ticket is the one its slot still holds (see `Station`).
 */

/** A place in the line. */
export class Place {
  slot: i32 = 0;
  ticket: f64 = 0;
  /** The place behind, or the next free one. */
  next: Place | null = null;
}

/** The places of one priority. */
class Row {
  priority: f64;
  first: Place | null = null;
  last: Place | null = null;

  constructor(priority: f64) {
    this.priority = priority;
  }
}

export class Line {
  size: i32 = 0;
  /** In the order in which they are served. */
  private rows: Row[] = [];
  private free: Place | null = null;

  clear(): void {
    while (this.size > 0) this.pop();
  }

  /** Who is served next, or null. */
  first(): Place | null {
    if (this.size == 0) return null;
    for (let at: i32 = 0; at < this.rows.length; at++) {
      const first: Place | null = this.rows[at].first;
      if (first !== null) return first;
    }
    return null;
  }

  /** Joins behind all of the same priority, or before them. */
  push(slot: i32, priority: f64, ticket: f64, isFirst: bool): void {
    let place: Place | null = this.free;
    if (place === null) place = new Place();
    else this.free = place.next;
    place.slot = slot;
    place.ticket = ticket;
    place.next = null;
    this.size += 1;
    const row: Row = this.rowOf(priority);
    const last: Place | null = row.last;
    if (last === null) {
      row.first = place;
      row.last = place;
    } else if (isFirst) {
      place.next = row.first;
      row.first = place;
    } else {
      last.next = place;
      row.last = place;
    }
  }

  /** Removes the first. */
  pop(): void {
    for (let at: i32 = 0; at < this.rows.length; at++) {
      const row: Row = this.rows[at];
      const place: Place | null = row.first;
      if (place === null) continue;
      row.first = place.next;
      if (place.next === null) row.last = null;
      place.next = this.free;
      this.free = place;
      this.size -= 1;
      return;
    }
  }

  /** The row of a priority; a new one is put where it belongs. */
  private rowOf(priority: f64): Row {
    let at: i32 = 0;
    while (at < this.rows.length && this.rows[at].priority < priority) at += 1;
    if (at < this.rows.length && this.rows[at].priority == priority) return this.rows[at];
    const row: Row = new Row(priority);
    this.rows.push(row);
    for (let to: i32 = this.rows.length - 1; to > at; to--) this.rows[to] = this.rows[to - 1];
    this.rows[at] = row;
    return row;
  }
}
