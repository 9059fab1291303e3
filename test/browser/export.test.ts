import { afterEach, beforeEach, expect, test } from "vitest";
import { pngFile, readStamp, svgFile, type Drawing, type Stamp } from "../../src/export/index.ts";
import { createFan, createSettled, en, palettes } from "../../src/view/index.ts";
import { makeFuture } from "../view/future.ts";

const curves = makeFuture({ points: 60 });
const setting = { currency: "USD", startDate: "2026-11-02" };
const stamp: Stamp = {
  sim: "hourglass", link: "https://example.org/hourglass/#sim=hourglass@1&seed=1729&n=200", seed: "1729", replications: 200, engine: "1.0.0", fingerprint: curves.fingerprint,
};
const scenario = { schemaVersion: 1, title: "Зростання <b>&amp;</b> ]]> \u0085 😀" };
let host: HTMLDivElement;
let drawing: Drawing;

beforeEach(() => {
  host = document.createElement("div");
  host.style.width = "480px";
  document.body.append(host);
  const fan = createFan(host, { words: en, setting, title: "Monthly recurring revenue", series: "mrr", curves });
  drawing = { svg: fan.svg(), title: "Monthly recurring revenue", alt: en.altFan(curves, "mrr", setting), stamp, scenario };
});
afterEach(() => host.remove());

async function pixels(png: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(png);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d")!;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

function colourAt({ data }: ImageData, at: number): string {
  return `#${Array.from(data.slice(at, at + 3), (part) => part.toString(16).padStart(2, "0")).join("")}`;
}

test("an SVG file is well-formed and carries title, sentence, font, stamp and source line", async () => {
  const { text } = await svgFile(drawing);
  const file = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(file.querySelector("parsererror")).toBeNull();
  expect(file.querySelector("title")?.textContent).toBe(drawing.title);
  expect(file.querySelector("desc")?.textContent).toBe(drawing.alt);
  expect(text).toContain("data:font/woff2;base64,d09GMg");
  expect(file.querySelector("a")?.getAttribute("href")).toBe(stamp.link);
  expect(file.querySelector("a")?.textContent).toBe("Hourglass · example.org/hourglass · seed 1729 · n = 200 · engine 1.0.0 · 9c41d07f…");
  expect(await readStamp(new Blob([text]))).toEqual({ link: stamp.link, scenario, stamp });
});

test("an SVG file needs no style sheet: no class, no variable, no style attribute, plain colours", async () => {
  const { text } = await svgFile(drawing);
  const body = text.replace(/<style>.*?<\/style>/s, "").replace(/<metadata>.*?<\/metadata>/s, "");
  expect(body).not.toMatch(/ class=| style=|var\(|rgba?\(|aria-|tabindex/);
  expect(body).not.toContain("simulating");
  const file = new DOMParser().parseFromString(text, "image/svg+xml");
  const median = [...file.querySelectorAll("path")].find((path) => path.getAttribute("stroke-width") === "2")!;
  expect(median.getAttribute("stroke")).toBe(palettes.light.accent);
});

test("a PNG is as many times larger as asked, and says its natural size", async () => {
  const { width, height } = await svgFile(drawing);
  for (const scale of [1, 2, 3] as const) {
    const png = await pngFile(drawing, { scale });
    const { width: w, height: h } = await pixels(png);
    expect([w, h]).toEqual([width * scale, height * scale]);
    const bytes = new DataView(await png.arrayBuffer());
    // After signature (8) and header chunk (25) stands pHYs: length, type, pixels per metre.
    expect(bytes.getUint32(41)).toBe(Math.round((96 * scale) / 0.0254));
  }
});

test("a PNG has the paper behind it, or nothing when it should be transparent", async () => {
  const paper = await pixels(await pngFile(drawing, { scale: 1 }));
  expect(colourAt(paper, 0)).toBe(palettes.light.paper);
  const clear = await pixels(await pngFile(drawing, { scale: 1, transparent: true }));
  expect(clear.data[3]).toBe(0);
  expect(clear.data.some((value, i) => i % 4 === 3 && value > 200)).toBe(true);
});

test("a PNG brings back link and scenario", async () => {
  expect(await readStamp(await pngFile(drawing, { scale: 1 }))).toEqual({ link: stamp.link, scenario, stamp });
});

test("text in a PNG is set in our family", async () => {
  const set = await pixels(await pngFile(drawing, { scale: 2 }));
  const { text, width, height } = await svgFile(drawing);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text.replace(/@font-face\{.*?\}/s, "").replaceAll(/font-family="[^"]*"/g, 'font-family="monospace"')], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = new OffscreenCanvas(width * 2, height * 2);
  canvas.getContext("2d")!.drawImage(image, 0, 0, width * 2, height * 2);
  const other = canvas.getContext("2d")!.getImageData(0, 0, width * 2, height * 2);
  let different = 0;
  for (let i = 0; i < set.data.length; i += 4) if (Math.abs(set.data[i] - other.data[i]) > 40) different++;
  expect(different).toBeGreaterThan(500);
});

test("the dark page gives a dark file", async () => {
  document.documentElement.dataset.theme = "dark";
  try {
    expect(colourAt(await pixels(await pngFile(drawing, { scale: 1 })), 0)).toBe(palettes.dark.paper);
  } finally {
    delete document.documentElement.dataset.theme;
  }
});

test("the enlarged view leaves as a file of the same kind", async () => {
  const settled = createSettled(host, { words: en, setting, title: "MRR", series: "mrr", curves });
  await settled.ready;
  const { text } = await svgFile({ ...drawing, svg: settled.svg() });
  const file = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(file.querySelector("parsererror")).toBeNull();
  expect(text).not.toContain("var(--");
});
