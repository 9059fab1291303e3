import { create, select } from "d3";
import { fontFamily, type Palette } from "../theme.ts";
import { sides, type Crowd } from "./crowd.ts";
import type { Layout } from "./layout.ts";
import { ringWidth, shapePath } from "./paint.ts";
import type { Pieces } from "./pieces.ts";
import type { Profile } from "./profile.ts";
import type { Visitors } from "./visitors.ts";

export interface Moment {
  place: Layout;
  palette: Palette;
  /** The drawn layers under and over the dots. */
  under: SVGGElement;
  over: SVGGElement;
  title: string;
  description: string;
  /** What the caption says: colours, dots, scale. */
  caption: string;
  crowd: Crowd | null;
  visitors: Visitors;
  pieces: Pieces;
  day: number;
  glass: Profile;
  sand: Profile;
}

/** One moment as a picture that stands alone: no class, no variable, no script; every colour is written out. */
export function still(moment: Moment): SVGSVGElement {
  const { place, palette, crowd } = moment;
  const svg = create("svg")
    .attr("xmlns", "http://www.w3.org/2000/svg")
    .attr("viewBox", `0 0 ${place.width} ${place.height}`)
    .attr("width", place.width)
    .attr("height", place.height)
    .attr("font-family", fontFamily)
    .attr("role", "img");
  svg.append("title").text(moment.title);
  svg.append("desc").text(moment.description);
  svg.append("text").attr("x", place.left).attr("y", 16).attr("font-size", 12).attr("fill", palette.ink3).text(moment.caption);
  svg.node()!.append(moment.under.cloneNode(true));

  let grains = "";
  moment.visitors.grains(moment.day, place, moment.glass, moment.sand, (x, y) => {
    grains += `M${x.toFixed(1)},${y.toFixed(1)}h1.2v1.2h-1.2Z`;
  });
  if (grains) svg.append("path").attr("fill", palette.ink3).attr("fill-opacity", 0.6).attr("d", grains);

  let sheets = "";
  if (place.content) {
    moment.pieces.each(moment.day, place.content, (x, y, width, height) => {
      sheets += `M${(x - width / 2).toFixed(1)},${(y - height / 2).toFixed(1)}h${width.toFixed(1)}v${height}h${(-width).toFixed(1)}Z`;
    });
  }
  if (sheets) svg.append("path").attr("fill", palette.inbound).attr("d", sheets);

  const dots = svg.append("g");
  if (crowd) {
    for (let i = 0; i < crowd.count; i++) {
      const side = sides[crowd.side[i]];
      const radius = crowd.radius[i];
      const ring = ringWidth(side, radius);
      const dot = dots.append<SVGElement>(side === "inbound" ? "circle" : "path")
        .attr("transform", `translate(${crowd.x[i].toFixed(1)},${crowd.y[i].toFixed(1)})`);
      if (side === "inbound") dot.attr("r", radius.toFixed(2));
      else dot.attr("d", shapePath(side, Number(radius.toFixed(2))));
      dot.attr("fill", ring ? palette.paper : palette[side]).attr("opacity", (crowd.alpha[i] * 0.9).toFixed(2));
      if (ring) dot.attr("stroke", palette[side]).attr("stroke-width", ring.toFixed(2));
    }
  }

  const over = moment.over.cloneNode(true) as SVGGElement;
  select(over).selectAll(".hourglass-target").remove();
  select(over).selectAll(".hourglass-stage").attr("class", null).attr("role", null).attr("tabindex", null).attr("aria-label", null);
  svg.node()!.append(over);
  return svg.node()!;
}
