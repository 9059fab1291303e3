/** No name is longer; a long text given in its place need not be compared to its end. */
const longest = 120;

/** The last three rows of the table of distances, used in turn. */
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 1));

/** How many letters must be added, dropped, changed or swapped with their neighbour to turn one word into the other. */
export function distance(from: string, to: string): number {
  const [a, b] = [from.slice(0, longest), to.slice(0, longest)];
  for (let j = 0; j <= b.length; j++) rows[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    const [row, above, before] = [rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]];
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : longest;
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, changed, swapped);
    }
  }
  return rows[a.length % 3][b.length];
}

/** The choices, nearest first; those equally near keep their order. At most `count`. */
export function nearest(given: string, choices: Iterable<string>, count = 8): string[] {
  const word = given.toLowerCase();
  return Array.from(choices, (choice) => ({ choice, far: distance(word, choice.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map(({ choice }) => choice);
}
