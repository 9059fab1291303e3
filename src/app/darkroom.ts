import { createFan, createHourglass, createStages } from "../view/index.ts";
import { pictureOf } from "./pictures.ts";
import type { State } from "./state.ts";
import { words } from "./words.ts";

/** Pixels of a picture to take along: the same whatever the window, and wide as a slide. */
const width = 960;
const heights = { hourglass: 400, stages: 480, other: 440 } as const;

/** Draws a picture of the state out of sight, hands it to `use`, and takes it away again. */
export async function develop<Made>(name: string, state: State, use: (svg: SVGSVGElement) => Promise<Made>): Promise<Made> {
  const room = document.createElement("div");
  room.className = "darkroom";
  room.ariaHidden = "true";
  room.inert = true;
  document.body.append(room);
  try {
    const { svg, done } = draw(name, state, room);
    try {
      return await use(svg);
    } finally {
      done();
    }
  } finally {
    room.remove();
  }
}

function draw(name: string, { work, curves, film, cursor, view }: State, room: HTMLElement): { svg: SVGSVGElement; done: () => void } {
  const { scenario } = work;
  const { title, series } = pictureOf(name, scenario);
  if (name === "hourglass") {
    const picture = createHourglass(room, {
      scenario: film?.scenario ?? scenario, film: film?.log ?? null, curves, width, height: heights.hourglass,
      options: { scale: view.pictureScale, heightOf: view.height, reducedMotion: true },
    });
    picture.seek(cursor);
    const svg = picture.svg();
    // Styles can only be read from what stands in the page.
    room.append(svg);
    return { svg, done: () => picture.destroy() };
  }
  const props = { words, setting: scenario, title, curves };
  const chart = name === "stages"
    ? createStages(room, { ...props, stages: scenario.stages, height: heights.stages })
    : createFan(room, { ...props, series: series[0], note: true, height: heights.other });
  return { svg: chart.svg(), done: () => chart.destroy() };
}
