/** Something to stand near `x` in a row, `width` wide. */
export interface Item {
  x: number;
  width: number;
}

/** Where an item came to stand: its centre, and its row counted from the top. */
export interface Standing {
  x: number;
  row: number;
}

/** Centres as near as possible (least squares) to those wished for, in the same order and without overlap. */
export function spread(items: Item[], from: number, to: number): number[] {
  // With the widths before each one taken away, "no overlap" reads "in order": isotonic regression by pooling.
  const pools: { sum: number; size: number }[] = [];
  let offset = from;
  const offsets = items.map(({ x, width }) => {
    const middle = offset + width / 2;
    offset += width;
    pools.push({ sum: x - middle, size: 1 });
    while (pools.length > 1 && mean(pools.at(-2)!) > mean(pools.at(-1)!)) {
      const last = pools.pop()!;
      const pool = pools.at(-1)!;
      pool.sum += last.sum;
      pool.size += last.size;
    }
    return middle;
  });
  const slack = Math.max(0, to - offset);
  const shifts = pools.flatMap((pool) => Array<number>(pool.size).fill(Math.min(slack, Math.max(0, mean(pool)))));
  return offsets.map((middle, i) => middle + shifts[i]);
}

function mean(pool: { sum: number; size: number }): number {
  return pool.sum / pool.size;
}

/**
 * As few rows as let every item stand within `reach` of its wish and not overlap; items take rows in turn. With
 * `mostRows` used up, the items come as near as they can, and overlap only if they are wider than their row.
 */
export function arrange(items: Item[], from: number, to: number, reach: number, mostRows: number): Standing[] {
  for (let rows = 1; ; rows++) {
    const standing: Standing[] = [];
    let far = false;
    for (let row = 0; row < rows; row++) {
      const members = items.filter((_, i) => i % rows === row);
      if (members.reduce((sum, { width }) => sum + width, 0) > to - from) far = true;
      spread(members, from, to).forEach((x, i) => {
        if (Math.abs(x - members[i].x) > reach) far = true;
        standing[i * rows + row] = { x, row };
      });
    }
    if (!far || rows >= mostRows) return standing;
  }
}
