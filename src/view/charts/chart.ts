/** What all charts of the page can do; the shell holds them by this alone. */
export interface Chart<Props> {
  /** Draws what changed; what is left out stays as it was. */
  update(props: Partial<Props>): void;
  /** The time cursor all views share, in days since day 0; null hides it. Cheap enough for every frame of an animation. */
  setCursor(days: number | null): void;
  /** The picture as it stands, for export. It belongs to the chart: clone it before changing it. */
  svg(): SVGSVGElement;
  destroy(): void;
}

/** How the reader moved the cursor: only a `drag` or a `key` says "stay here". */
export type CursorBy = "hover" | "drag" | "key";

/** `days` is null when the pointer has left. */
export type OnCursor = (days: number | null, by: CursorBy) => void;
