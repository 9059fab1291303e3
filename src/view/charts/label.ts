/** A word that stands beside what it names. */
export interface Label {
  text: string;
  /** Class that gives it its colour. */
  kind: string;
  /** Where the thing it names is. */
  at: number;
}

export interface PlacedLabel extends Label {
  /** Where the word is: as near as its neighbours allow. */
  y: number;
}

/** Words below each other, none closer than `gap`, all between `top` and `bottom`, each as near to its thing as that allows. */
export function placeLabels(labels: readonly Label[], gap: number, top: number, bottom: number): PlacedLabel[] {
  const placed = labels.map((label) => ({ ...label, y: Math.min(bottom, Math.max(top, label.at)) })).sort((a, b) => a.at - b.at);
  // Neighbours that touch form a block around the mean of their wishes; blocks that touch are merged.
  const blocks: { first: number; size: number; y: number }[] = [];
  placed.forEach((label, index) => {
    let block = { first: index, size: 1, y: label.y };
    for (let above = blocks[blocks.length - 1]; above && above.y + (above.size - 0.5) * gap > block.y - 0.5 * gap + 1e-9; above = blocks[blocks.length - 1]) {
      const size = above.size + block.size;
      const wish = (above.y * above.size + (block.y - above.size * gap) * block.size) / size;
      block = { first: above.first, size, y: Math.max(top, Math.min(bottom - (size - 1) * gap, wish)) };
      blocks.pop();
    }
    blocks.push(block);
  });
  for (const block of blocks) {
    for (let i = 0; i < block.size; i++) placed[block.first + i].y = block.y + i * gap;
  }
  return placed;
}
