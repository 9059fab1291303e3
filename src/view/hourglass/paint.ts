import type { Palette } from "../theme.ts";
import { largestDot, sides, type Crowd, type Side } from "./crowd.ts";
import { Raster, type Stamp } from "./raster.ts";

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

/** Dots and grains on a raster: every shape in every size is cut out when it is first needed, and laid down wherever it is. */
export class Dots {
  private readonly raster: Raster;
  /** By side, then by size. */
  private readonly stamps: (Stamp | undefined)[] = [];
  private readonly grain: Stamp;
  /** Where a stamp is drawn before it is cut. */
  private readonly sheet: CanvasRenderingContext2D;
  private readonly palette: Palette;
  /** Difference of radius between two sizes. */
  private readonly unit: number;
  private readonly density: number;

  /** `width` and `height` in CSS pixels; `density`: device pixels per CSS pixel. */
  constructor(palette: Palette, dotRadius: number, width: number, height: number, density: number) {
    this.palette = palette;
    this.density = density;
    this.unit = (dotRadius * largestDot) / sizes;
    const largest = this.half(sizes - 1);
    this.raster = new Raster(Math.round(width * density), Math.round(height * density), largest);
    const sheet = document.createElement("canvas");
    sheet.width = sheet.height = 2 * largest;
    this.sheet = sheet.getContext("2d", { willReadFrequently: true })!;
    const speck = Math.max(1, Math.round(1.2 * density));
    this.sheet.fillStyle = palette.ink3;
    this.sheet.fillRect(0, 0, speck, speck);
    this.grain = this.raster.cut(this.sheet.getImageData(0, 0, speck, speck), 0);
  }

  /** Device pixels from the edge of a stamp to its centre: no more than the dot needs. */
  private half(size: number): number {
    return Math.ceil(((size + 1) * this.unit * 1.3 + 0.6) * this.density);
  }

  private cut(side: number, size: number): Stamp {
    const { sheet, density } = this;
    const half = this.half(size);
    sheet.setTransform(1, 0, 0, 1, 0, 0);
    sheet.clearRect(0, 0, sheet.canvas.width, sheet.canvas.height);
    sheet.setTransform(density, 0, 0, density, half, half);
    drawShape(sheet, sides[side], (size + 1) * this.unit, this.palette);
    return this.raster.cut(sheet.getImageData(0, 0, 2 * half, 2 * half), half);
  }

  clear(): void {
    this.raster.clear();
  }

  /** An unidentified visitor. */
  addGrain(x: number, y: number): void {
    this.raster.stamp(this.grain, Math.round(x * this.density), Math.round(y * this.density), 0.6);
  }

  /** All dots of the crowd, on whole device pixels. */
  addCrowd({ x, y, radius, side, alpha, count }: Crowd): void {
    const { density, unit, stamps, raster } = this;
    for (let i = 0; i < count; i++) {
      const size = Math.min(sizes - 1, Math.max(0, Math.round(radius[i] / unit) - 1));
      const stamp = (stamps[side[i] * sizes + size] ??= this.cut(side[i], size));
      raster.stamp(stamp, Math.round(x[i] * density), Math.round(y[i] * density), alpha[i] * 0.9);
    }
  }

  /** In place of what the canvas showed. */
  show(context: CanvasRenderingContext2D): void {
    this.raster.show(context);
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
