import { createHourglass, type Hourglass } from "../../view/index.ts";
import type { State } from "../state.ts";
import type { Acts } from "./acts.ts";
import type { Place } from "./parts.ts";

/** Keeps the hourglass in `host` at the film and the day of the state. */
export function heroPlaces(host: HTMLElement, state: State, acts: Acts): Place<State>[] {
  const size = () => ({ width: Math.max(320, host.clientWidth), height: Math.max(200, host.clientHeight) });
  const hourglass: Hourglass = createHourglass(host, {
    ...filmOf(state),
    ...size(),
    options: {
      scale: state.view.pictureScale,
      heightOf: state.view.height,
      reducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
      onStage: (id) => acts.find(`stages.${id}.`),
      onChosen: ({ scale, heightOf }) => acts.look({ pictureScale: scale, height: heightOf }),
    },
  });
  let { width, height } = size();
  new ResizeObserver(() => {
    const next = size();
    if (next.width === width && next.height === height) return;
    ({ width, height } = next);
    hourglass.update(next);
  }).observe(host);

  return [
    { watch: ({ film, work }) => [film, film === null && work.scenario], draw: (now) => hourglass.update(filmOf(now)) },
    { watch: ({ curves }) => [curves], draw: ({ curves }) => hourglass.update({ curves }) },
    { watch: ({ cursor }) => [cursor], draw: ({ cursor }) => hourglass.seek(cursor) },
  ];
}

/** A film is drawn with the scenario it was made of; a newer one may have other stages. */
function filmOf({ film, work }: State) {
  return film ? { scenario: film.scenario, film: film.log } : { scenario: work.scenario, film: null };
}
