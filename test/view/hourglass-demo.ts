/** The picture by itself, to be looked at: `hourglass-demo.html?day=500&theme=dark&width=1440&height=540&play`. */
import { createHourglass, Player } from "../../src/view/hourglass/index.ts";
import type { Hourglass, HeightOf, ScaleKind } from "../../src/view/hourglass/index.ts";
import { toScenario } from "../../src/scenario/index.ts";
import { exampleFilm, exampleScenario } from "./hourglass-example.ts";

const wish = new URLSearchParams(location.search);
const theme = wish.get("theme");
if (theme) document.documentElement.dataset.theme = theme;
document.body.style.margin = "0";
const sim = wish.get("sim") ?? "hourglass";
const scenario = sim === "example" ? exampleScenario() : toScenario(await (await fetch(`/sims/${sim}/scenario.json`)).json()).scenario;
const film = wish.has("empty") ? null : exampleFilm(scenario, Number(wish.get("run") ?? 0));
const width = Number(wish.get("width") ?? innerWidth);
const picture = createHourglass(document.getElementById("picture")!, {
  scenario, film, width, height: Number(wish.get("height") ?? (width < 640 ? 600 : 540)),
  options: {
    scale: (wish.get("scale") ?? "sqrt") as ScaleKind,
    heightOf: (wish.get("heightOf") ?? "people") as HeightOf,
    onStage: (id) => console.info("stage", id),
    onPerson: (person) => console.info("person", person),
  },
});
picture.seek(Number(wish.get("day") ?? 0));
const player = new Player({ lastDay: scenario.run.horizonMonths * (365 / 12), onDay: (day) => picture.seek(day) });
if (wish.has("day")) player.seek(Number(wish.get("day")));
if (wish.has("play")) player.play();

declare global {
  interface Window { picture: Hourglass; player: Player }
}
Object.assign(window, { picture, player, ready: true });
