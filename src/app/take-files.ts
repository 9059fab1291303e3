/** Loaded when something is taken along for the first time. */
import { csvFile, download, fileName, pngFile, scenarioFile, svgFile, type Drawing, type PngOptions, type Stamp } from "../export/index.ts";
import { result, type Curves } from "../experiment/index.ts";
import { ENGINE_VERSION } from "../model/index.ts";
import { develop } from "./darkroom.ts";
import { pictureOf } from "./pictures.ts";
import { markdown, reportOf } from "./report.ts";
import type { State } from "./state.ts";
import type { DataFile, PictureFile } from "./take.ts";
import { words } from "./words.ts";

/** What a file is made of. */
export interface Source {
  readonly state: State;
  /** The whole link, fingerprint included. */
  readonly link: string;
}

export async function take(file: PictureFile | DataFile, source: Source): Promise<void> {
  const stamp = stampOf(source);
  const { scenario } = source.state.work;
  switch (file.kind) {
    case "csv":
      return download(fileName(stamp, "curves", "csv"), csvFile(curvesOf(source), scenario.currency, stamp, file.series));
    case "result":
      return download(fileName(stamp, "result", "json"), json(result(curvesOf(source), { ...stamp, currency: scenario.currency })));
    case "scenario":
      return download(fileName(stamp, "scenario", "json"), scenarioFile({ stamp, scenario }));
    case "report":
      return download(fileName(stamp, "report", "md"), new Blob([markdown(reportOf(source.state, source.link))], { type: "text/markdown;charset=utf-8" }));
    case "svg": {
      const { text } = await drawn(file.picture, source, (drawing) => svgFile(drawing, { transparent: file.transparent }));
      return download(fileName(stamp, file.picture, "svg"), new Blob([text], { type: "image/svg+xml" }));
    }
    case "png": {
      const blob = await picturePng(file.picture, source, { scale: file.scale, transparent: file.transparent });
      return download(fileName(stamp, file.scale === 1 ? file.picture : `${file.picture}-${file.scale}x`, "png"), blob);
    }
  }
}

export async function picturePng(name: string, source: Source, options: PngOptions = {}): Promise<Blob> {
  return drawn(name, source, (drawing) => pngFile(drawing, options));
}

async function drawn<Made>(name: string, source: Source, make: (drawing: Drawing) => Promise<Made>): Promise<Made> {
  const { scenario } = source.state.work;
  const { title } = pictureOf(name, scenario);
  return develop(name, source.state, (svg) =>
    make({ svg, title: `${scenario.title}: ${title}`, alt: altOf(name, svg, source), stamp: stampOf(source), scenario }),
  );
}

function altOf(name: string, svg: SVGSVGElement, { state }: Source): string {
  const { curves, work } = state;
  const { series } = pictureOf(name, work.scenario);
  if (!curves || series.length === 0) return svg.querySelector("desc")?.textContent ?? work.scenario.title;
  return series.length > 1 ? words.altStages(curves, series, work.scenario) : words.altFan(curves, series[0], work.scenario);
}

function curvesOf({ state }: Source): Curves {
  if (!state.curves) throw new Error("nothing is simulated yet");
  return state.curves;
}

function stampOf({ state, link }: Source): Stamp {
  const { work, curves } = state;
  return {
    engine: ENGINE_VERSION,
    sim: work.sim,
    link,
    seed: work.scenario.run.seed,
    replications: curves?.replications ?? work.scenario.run.replications,
    fingerprint: curves?.fingerprint ?? "",
    date: new Date().toISOString().slice(0, 10),
  };
}

function json(value: unknown): Blob {
  return new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" });
}
