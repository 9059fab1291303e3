import { expect, test } from "vitest";
import { crc32, readPng, writePng } from "../../src/export/chunk.ts";
import { csvFile, fileName, readStamp, scenarioFile, sourceLine, type Stamp } from "../../src/export/index.ts";
import { readCargo, shortLink, writeCargo } from "../../src/export/stamp.ts";
import { readSvg } from "../../src/export/svg.ts";
import { readCsv } from "../../src/export/table.ts";
import { dice, makeFuture } from "../view/future.ts";
import { onePixel } from "./png.ts";

const stamp: Stamp = {
  sim: "hourglass", link: "https://example.org/hourglass/#sim=hourglass@1&engine=1.0&seed=1729&n=200&title=a,b\"c&fp=9c41d07fae5520b3",
  seed: "1729", replications: 200, engine: "1.0.0", fingerprint: "9c41d07fae5520b3",
};
const scenario = { schemaVersion: 1, title: "Зростання — „x“ <b>&amp;</b> ]]> \u0000\u0085\ufffe 漢字 😀 \n \"q\"", none: null, list: [1, 2.5] };
const cargo = { stamp, scenario };
const pngOf = (text: string): Blob => writePng(onePixel(), [{ keyword: "hourglass", text }], 2);
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

test("the checksum is the one of PNG's specification", () => {
  expect(crc32(new TextEncoder().encode("IEND"))).toBe(0xae426082);
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});

test("a PNG brings back link and scenario, whatever their letters (rule A5)", async () => {
  expect(await readStamp(pngOf(writeCargo(cargo)))).toEqual({ link: stamp.link, scenario, stamp });
});

test("texts written twice are replaced, and the size is said once", async () => {
  const once = await bytesOf(pngOf("a"));
  const twice = await bytesOf(writePng(once, [{ keyword: "hourglass", text: "b" }], 3));
  expect(readPng(twice)).toEqual([{ keyword: "hourglass", text: "b" }]);
  expect(new TextDecoder("latin1").decode(twice).split("pHYs").length).toBe(2);
});

test("a PNG cut short or changed is read as far as it is sound, and never throws", async () => {
  const whole = await bytesOf(pngOf(writeCargo(cargo)));
  const random = dice(3);
  for (let at = 0; at < whole.length; at++) {
    expect(() => readPng(whole.slice(0, at))).not.toThrow();
    const hurt = whole.slice();
    hurt[at] ^= 1 + Math.floor(random() * 255);
    const texts = readPng(hurt);
    // A wrong letter is never passed on: its checksum tells.
    if (texts.length > 0) expect(texts[0].text).toBe(writeCargo(cargo));
  }
});

test("an SVG brings back link and scenario, also with a prefix, as CDATA, or with numbered entities", () => {
  const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&#x3e;").replaceAll('"', "&#34;");
  const inside = escape(writeCargo(cargo));
  const found = { link: stamp.link, scenario, stamp };
  expect(readSvg(`<svg><metadata><hourglass xmlns="urn:hourglass:stamp:1">${inside}</hourglass></metadata></svg>`)).toEqual(found);
  expect(readSvg(`<svg><metadata><ns1:hourglass>${inside}</ns1:hourglass></metadata></svg>`)).toEqual(found);
  expect(readSvg(`<hourglass><![CDATA[${JSON.stringify({ stamp, scenario: null })}]]></hourglass>`)?.link).toBe(stamp.link);
});

test("the JSON of a scenario brings back itself and its stamp", async () => {
  expect(await readStamp(scenarioFile(cargo))).toEqual({ link: stamp.link, scenario, stamp });
});

test("a bare scenario and the result of the command line are known too", async () => {
  expect(await readStamp(new Blob([JSON.stringify(scenario)]))).toEqual({ link: null, scenario, stamp: null });
  expect((await readStamp(new Blob([JSON.stringify({ ...stamp, metrics: {}, series: {} })])))?.link).toBe(stamp.link);
});

test("a CSV of the curves brings back the link, its commas and quotes included", async () => {
  const curves = makeFuture({ replications: 20, points: 5 });
  const file = csvFile(curves, "USD", stamp, ["mrr"]);
  const text = await file.text();
  expect(text.trimEnd().split("\n").length).toBe(1 + 5 * 6);
  expect(await readStamp(file)).toEqual({ link: stamp.link, scenario: null, stamp });
});

test("a CSV that a spreadsheet saved again with semicolons and a byte order mark still says its link", () => {
  const found = readCsv(`\uFEFFday;value;link;seed;replications\r\n0;1,5;"https://example.org/#a;b";1729;200\r\n`);
  expect(found).toEqual({ link: "https://example.org/#a;b", scenario: null, stamp: { link: "https://example.org/#a;b", seed: "1729", replications: 200 } });
});

test("strangers' files say nothing and do no harm", async () => {
  for (const text of ["", "{", "[]", "null", "{\"a\":1}", "<svg/>", "<hourglass>{</hourglass>", "a,b\n1,2", "link\n", "\u0000".repeat(100)]) {
    expect(await readStamp(new Blob([text])), text).toBeNull();
  }
  expect(readCargo("{\"stamp\":{\"link\":5,\"__proto__\":{\"x\":1}},\"scenario\":null}")).toEqual({ link: null, scenario: null, stamp: {} });
});

test("the source line says where, seed, replications, engine and fingerprint, in that order", () => {
  expect(sourceLine(stamp)).toBe("Hourglass · example.org/hourglass · seed 1729 · n = 200 · engine 1.0.0 · 9c41d07f…");
  expect(sourceLine({ ...stamp, sim: "isc", date: "2026-11-21" })).toContain(" · isc · seed 1729 · n = 200 · engine 1.0.0 · 9c41d07f… · 2026-11-21");
  expect(shortLink(`https://${"a".repeat(80)}.org/#x`)).toHaveLength(40);
});

test("file names say what of which world, in letters every file system takes", () => {
  expect(fileName(stamp, "mrr", "png")).toBe("hourglass-mrr-1729.png");
  expect(fileName({ sim: "isc", seed: "AMBER-BROOK-CHASM" }, "stage.lead", "svg")).toBe("isc-stage-lead-amber-brook-chasm.svg");
  expect(fileName({ sim: "../..", seed: "/\\:*?" }, "", "csv")).toBe("hourglass.csv");
  expect(fileName({ sim: "hourglass", seed: "план" }, "mrr", "png")).toBe("hourglass-mrr-план.png");
});
