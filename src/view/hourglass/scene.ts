import { area, line, range, type Selection } from "d3";
import type { Palette } from "../theme.ts";
import { count, money } from "../number.ts";
import { alongArch } from "./crowd.ts";
import type { Bands } from "./bands.ts";
import type { HeightOf, Heights, HeightTick } from "./heights.ts";
import { textSize, type Layout } from "./layout.ts";
import type { Profile } from "./profile.ts";

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** Pixels between two points of an outline. */
const grain = 4;

/** Scenes made so far: two on one page must not share an id. */
let painted = 0;

/** What lies under the dots: plates and glass, the sand, the ghost, the arch, the floor, the scale. */
export class Scene {
  private readonly place: Layout;
  private readonly palette: Palette;
  private readonly glass: Group;
  private readonly sand: Group;
  private readonly lanes: Group;
  private readonly ghost: Group;
  private readonly ticks: Group;
  private readonly columns: number[];
  private readonly walls: number[];

  constructor(root: Group, place: Layout, palette: Palette) {
    this.place = place;
    this.palette = palette;
    this.columns = [...range(place.mouth, place.right, grain), place.right];
    this.walls = [...range(place.left, place.right, grain), place.right];
    this.glass = root.append("g").attr("fill", palette.raised).attr("stroke", palette.glass);
    this.sand = root.append("g").attr("fill", `url(#${this.fadeIn(root)})`);
    this.ghost = root.append("g").attr("fill", "none").attr("stroke", palette.ink3).attr("stroke-dasharray", "1 3").attr("stroke-linecap", "round");
    this.glass.append("path");
    this.sand.append("path");
    this.lanes = root.append("g").attr("fill", "none").attr("stroke", palette.raised).attr("stroke-width", 2).attr("stroke-linecap", "round");
    this.lanes.selectAll("path").data(range(1, Math.max(1, ...place.columns.map(({ stages }) => stages.length)))).join("path");
    this.ghost.append("path");
    this.drawPlates(root.append("g"));
    this.drawArch(root.append("g"));
    this.drawFloor(root.append("g"));
    this.ticks = root.append("g").attr("font-size", textSize).attr("fill", palette.ink3);
  }

  drawGlass(glass: Profile): void {
    const { axis } = this.place;
    const body = area<number>().x((x) => x).y0((x) => axis + glass.at(x)).y1((x) => axis - glass.at(x)).digits(1);
    this.glass.select("path").attr("d", body(this.walls));
  }

  drawScale(heights: Heights, heightOf: HeightOf, currency: string): void {
    const { axis, right } = this.place;
    const value = heightOf === "value";
    const ticks = value ? heights.centsTicks : heights.peopleTicks;
    this.ticks.selectAll<SVGGElement, HeightTick>("g").data(ticks).join((enter) => {
      const tick = enter.append("g");
      tick.append("path").attr("fill", "none").attr("stroke", this.palette.ruleStrong);
      tick.append("text").attr("x", right + 9).attr("dy", "0.34em");
      return tick;
    }).each((tick, i, all) => {
      const [above, below] = [axis - tick.height, axis + tick.height];
      all[i].querySelector("path")!.setAttribute("d", `M${right},${above}h5M${right},${below}h5`);
      const text = all[i].querySelector("text")!;
      text.setAttribute("y", String(above));
      text.textContent = value ? money(tick.value, currency) : short(tick.value);
    });
  }

  drawSand(sand: Bands): void {
    const { axis } = this.place;
    const { whole } = sand;
    const shape = area<number>().x((x) => x).y0((x) => axis + whole.at(x)).y1((x) => axis - whole.at(x)).digits(1);
    this.sand.select("path").attr("d", shape(this.columns));
    for (let lane = 1; lane < sand.lanes; lane++) {
      const edge = line<number>().x((x) => x).y((x) => axis + sand.y(lane, x, -1)).digits(1);
      this.lanes.select(`path:nth-child(${lane})`).attr("d", edge(this.columns.filter((x) => this.isShared(x, lane))));
    }
  }

  /** Whether the lane runs beside others at `x`. */
  private isShared(x: number, lane: number): boolean {
    return this.place.columns.some(({ left, right, stages }) => stages.length > lane && x >= left && x <= right);
  }

  /** The median of all futures; null hides it. `to` is where it ends on the right. */
  drawGhost(ghost: Profile | null, to: number): void {
    this.ghost.select("path").attr("d", ghost && this.outline(this.columns.filter((x) => x <= to), ghost));
  }

  /** Visitors turn into named people little by little: the sand begins without an edge. Returns the id of its paint. */
  private fadeIn(root: Group): string {
    const { mouth, right, stages } = this.place;
    const id = `hourglass-sand-${++painted}`;
    // Without a stage there is nothing to fade in, and no width to divide by.
    const soft = right > mouth ? Math.min(60, (stages[0]?.right ?? right) - mouth) / (right - mouth) : 1;
    const paint = root.append("defs").append("linearGradient").attr("id", id);
    for (const [offset, opacity] of [[0, 0], [soft, 1]]) {
      paint.append("stop").attr("offset", offset).attr("stop-color", this.palette.sand).attr("stop-opacity", opacity);
    }
    return id;
  }

  private outline(columns: number[], profile: Profile): string {
    const { axis } = this.place;
    const above = line<number>().x((x) => x).y((x) => axis - profile.at(x)).digits(1);
    const below = line<number>().x((x) => x).y((x) => axis + profile.at(x)).digits(1);
    return `${above(columns) ?? ""}${below(columns) ?? ""}`;
  }

  private drawPlates(root: Group): void {
    const { axis, reach, left, right } = this.place;
    root.attr("stroke", this.palette.ruleStrong).attr("stroke-width", 3).attr("stroke-linecap", "round");
    for (const x of [left - 1, right + 1]) root.append("path").attr("d", `M${x},${axis - reach - 5}V${axis + reach + 5}`);
  }

  private drawArch(root: Group): void {
    const { arch } = this.place;
    if (!arch) return;
    const { from, bend, to } = arch;
    root.attr("fill", "none").attr("stroke", this.palette.referral).attr("stroke-linecap", "round").attr("stroke-linejoin", "round");
    root.append("path")
      .attr("d", `M${from.x},${from.y}C${bend[0].x},${bend[0].y} ${bend[1].x},${bend[1].y} ${to.x},${to.y}`)
      .attr("stroke-opacity", 0.55);
    const near = { x: 0, y: 0 };
    alongArch(arch, 0.97, near);
    root.append("path").attr("d", arrowHead(to.x, to.y, to.x - near.x, to.y - near.y)).attr("stroke-width", 1.5);
  }

  private drawFloor(root: Group): void {
    const { floor, left, right, exits, stages } = this.place;
    if (exits.length === 0) return;
    root.attr("fill", "none").attr("stroke", this.palette.rule).attr("stroke-linecap", "round").attr("stroke-linejoin", "round");
    root.append("path").attr("d", `M${left},${floor}H${right}`);
    for (const exit of exits) {
      const home = stages.find(({ index }) => index === exit.returnsTo);
      if (!home) continue;
      root.append("path").attr("stroke", this.palette.ruleStrong).attr("d", `M${exit.x},${floor}H${home.left}${arrowHead(home.left, floor - 10, 0, -1)}M${home.left},${floor}v-10`);
    }
  }
}

/** Round numbers as "2k": beside the plate there is room for four signs. */
function short(value: number): string {
  return value >= 1_000 && value < 1e6 ? `${value / 1_000}k` : count(value);
}

/** Two short strokes that end in (x, y), pointing along (dx, dy). */
export function arrowHead(x: number, y: number, dx: number, dy: number): string {
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [(dx / length) * 5, (dy / length) * 5];
  const wing = (side: number): string => `${(x - ux - uy * side * 0.7).toFixed(1)},${(y - uy + ux * side * 0.7).toFixed(1)}`;
  return `M${wing(1)}L${x.toFixed(1)},${y.toFixed(1)}L${wing(-1)}`;
}
