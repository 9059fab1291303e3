import type { Palette } from "../theme.ts";
import { largestDot, sides, type Crowd, type Side } from "./crowd.ts";

/** Radii a sprite is made for, as multiples of the plain one. */
const sizes = 16;

/** How each side looks beside its colour, as an SVG path around the origin; a ring is drawn, the others are filled. */
export function shapePath(side: Side, radius: number): string {
  const r = radius;
  switch (side) {
    case "inbound": return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    case "outbound": return `M0,${-r * 1.25}L${r * 1.25},0L0,${r * 1.25}L${-r * 1.25},0Z`;
    case "referral": return `M${-r * 0.85},0a${r * 0.85},${r * 0.85} 0 1,0 ${r * 1.7},0a${r * 0.85},${r * 0.85} 0 1,0 ${-r * 1.7},0Z`;
    case "other": return `M${-r * 0.85},${-r * 0.85}h${r * 1.7}v${r * 1.7}h${-r * 1.7}Z`;
  }
}

/** Width of the line of a ring; the other shapes have none. */
export function ringWidth(side: Side, radius: number): number {
  return side === "referral" ? Math.max(0.9, radius * 0.5) : 0;
}

/**
 * Small pictures of every shape in every size: copying one is far quicker than drawing a path per dot. They are copied
 * to whole device pixels and no larger than the dot, because that is what a machine without a graphics card can do fast.
 */
export class Sprites {
  private readonly sheet: HTMLCanvasElement;
  /** Device pixels: side of a cell of the sheet, and half the side of what is copied of it, by size. */
  private readonly cell: number;
  private readonly half: Int32Array;
  private readonly unit: number;
  private readonly density: number;

  /** `density`: device pixels per CSS pixel. */
  constructor(palette: Palette, dotRadius: number, density: number) {
    this.density = density;
    this.unit = (dotRadius * largestDot) / sizes;
    this.half = Int32Array.from({ length: sizes }, (_, size) => Math.ceil(((size + 1) * this.unit * 1.3 + 0.6) * density));
    this.cell = 2 * this.half[sizes - 1];
    this.sheet = document.createElement("canvas");
    this.sheet.width = this.cell * sizes;
    this.sheet.height = this.cell * sides.length;
    const context = this.sheet.getContext("2d")!;
    sides.forEach((side, row) => {
      for (let size = 0; size < sizes; size++) {
        context.setTransform(density, 0, 0, density, (size + 0.5) * this.cell, (row + 0.5) * this.cell);
        drawShape(context, side, (size + 1) * this.unit, palette);
      }
    });
  }

  /** All dots of the crowd. */
  paint(context: CanvasRenderingContext2D, crowd: Crowd): void {
    const { cell, density, unit, sheet, half } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    let alpha = -1;
    for (let i = 0; i < crowd.count; i++) {
      const now = ((crowd.alpha[i] * 16 + 0.5) | 0) / 16;
      if (now <= 0) continue;
      if (now !== alpha) context.globalAlpha = (alpha = now) * 0.9;
      const size = Math.min(sizes - 1, Math.max(0, Math.round(crowd.radius[i] / unit) - 1));
      const reach = half[size];
      const side = 2 * reach;
      context.drawImage(
        sheet, size * cell + (cell >> 1) - reach, crowd.side[i] * cell + (cell >> 1) - reach, side, side,
        Math.round(crowd.x[i] * density) - reach, Math.round(crowd.y[i] * density) - reach, side, side,
      );
    }
    context.globalAlpha = 1;
  }
}

function drawShape(context: CanvasRenderingContext2D, side: Side, radius: number, palette: Palette): void {
  const path = new Path2D(shapePath(side, radius));
  const ring = ringWidth(side, radius);
  context.fillStyle = ring > 0 ? palette.paper : palette[side];
  context.fill(path);
  if (ring === 0) return;
  context.strokeStyle = palette[side];
  context.lineWidth = ring;
  context.stroke(path);
}
