/** A small picture without its empty pixels, ready to be laid over the pixels of one raster. */
export interface Stamp {
  /** Distance from the pixel of the centre, by pixel of the stamp. */
  readonly offset: Int32Array;
  /** Blue, green and red, from the upper to the lower bits. */
  readonly colour: Int32Array;
  /** 0 to 255. */
  readonly alpha: Uint8Array;
}

/**
 * A transparent picture written pixel by pixel and shown at once. Thousands of dots a frame are drawn several times quicker
 * so than by thousands of calls of the canvas, whose cost each is more than that of the few pixels it changes.
 */
export class Raster {
  private readonly image: ImageData;
  /** Alpha, blue, green and red of a pixel, as all processors that run browsers order the bytes of a word. */
  private readonly pixels: Int32Array;
  private readonly stride: number;
  /** Pixels around the picture that are not shown, for stamps that stand half outside of it. */
  private readonly margin: number;
  private readonly width: number;
  private readonly height: number;

  /** Device pixels. */
  constructor(width: number, height: number, margin: number) {
    this.width = width;
    this.height = height;
    this.margin = margin;
    this.stride = width + 2 * margin;
    this.image = new ImageData(this.stride, height + 2 * margin);
    this.pixels = new Int32Array(this.image.data.buffer);
  }

  clear(): void {
    this.pixels.fill(0);
  }

  /** A stamp for this raster, with `half` pixels from its left and upper edge to its centre: at most the margin. */
  cut({ data, width }: ImageData, half: number): Stamp {
    const solid = Array.from({ length: data.length / 4 }, (_, i) => i).filter((i) => data[4 * i + 3] > 0);
    return {
      offset: Int32Array.from(solid, (i) => (Math.floor(i / width) - half) * this.stride + (i % width) - half),
      colour: Int32Array.from(solid, (i) => data[4 * i] | (data[4 * i + 1] << 8) | (data[4 * i + 2] << 16)),
      alpha: Uint8Array.from(solid, (i) => data[4 * i + 3]),
    };
  }

  /** Lays a stamp over what is there; `share` of its opacity, 0 to 1. Centres outside the picture are left out. */
  stamp({ offset, colour, alpha }: Stamp, x: number, y: number, share: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const { pixels } = this;
    const centre = (y + this.margin) * this.stride + x + this.margin;
    const opacity = Math.round(share * 256);
    for (let i = 0; i < offset.length; i++) {
      const over = (alpha[i] * opacity) >> 8;
      if (over === 0) continue;
      const at = centre + offset[i];
      const under = pixels[at];
      const underAlpha = under >>> 24;
      if (underAlpha === 0) {
        pixels[at] = colour[i] | (over << 24);
        continue;
      }
      // Source over, of colours that are not multiplied by their alpha: 255 × the new alpha, and the part of it that is new.
      const sum = 255 * over + underAlpha * (255 - over);
      const part = ((over * 65280) / sum) | 0;
      const rest = 256 - part;
      // Red and blue in one product: they lie a byte apart.
      const outer = ((Math.imul(colour[i] & 0xff00ff, part) + Math.imul(under & 0xff00ff, rest)) >>> 8) & 0xff00ff;
      const green = ((Math.imul(colour[i] & 0xff00, part) + Math.imul(under & 0xff00, rest)) >>> 8) & 0xff00;
      pixels[at] = outer | green | (((sum * 257 + 32768) >>> 16) << 24);
    }
  }

  show(context: CanvasRenderingContext2D): void {
    context.putImageData(this.image, -this.margin, -this.margin);
  }
}
