import type { Scenario } from "../../scenario/index.ts";
import type { Palette } from "../theme.ts";
import { count, money } from "../number.ts";
import { drawChain } from "./chain.ts";
import type { HeightOf } from "./heights.ts";
import { textWidth } from "./lettering.ts";
import { archTop, numberSize, textSize, type Layout, type StagePlace } from "./layout.ts";
import type { Population } from "./population.ts";
import type { Group } from "./scene.ts";
import { describeStage } from "./sentence.ts";
import { TeamRow } from "./teams.ts";

/** What stands over the dots: stages with their names and counts, exits, visitors, teams and the content chain. */
export class Labels {
  private readonly scenario: Scenario;
  private readonly place: Layout;
  private readonly stages: { place: StagePlace; node: SVGGElement; number: SVGTextElement }[];
  private readonly exits: { index: number; name: string; node: SVGTextElement }[];
  private readonly visitors: SVGTextElement | null = null;
  private readonly guests: SVGTextElement | null;
  private readonly teams: TeamRow;

  constructor(root: Group, scenario: Scenario, place: Layout, palette: Palette) {
    this.scenario = scenario;
    this.place = place;
    drawChain(root.append("g"), scenario, place, palette);
    const leaders = root.append("g").attr("stroke", palette.rule).attr("fill", "none");
    drawBrackets(leaders, place);

    const { visitors } = place;
    if (visitors) {
      const group = root.append("g").attr("text-anchor", "middle").attr("font-size", textSize).attr("fill", palette.ink3);
      group.append("text").attr("x", visitors.x).attr("y", visitors.y).text(visitors.text);
      this.visitors = group.append("text").attr("x", visitors.x).attr("y", visitors.y + 16).node()!;
    }

    this.exits = place.exits.map((exit) => ({
      index: exit.index,
      name: exit.label.text,
      node: root.append("text").attr("x", exit.label.x).attr("y", exit.label.y).attr("text-anchor", "middle").attr("font-size", textSize).attr("fill", palette.ink3).node()!,
    }));
    this.guests = place.arch && root.append("text").attr("x", (place.arch.from.x + place.arch.to.x) / 2).attr("y", archTop(place.arch) + 16)
      .attr("text-anchor", "middle").attr("font-size", textSize).attr("fill", palette.referralInk).node();
    this.teams = new TeamRow(root.append("g"), scenario, place, palette);
    this.stages = place.stages.map((stage) => this.drawStage(root, stage, palette));
  }

  /** The group of every stage of the walk, in order: it takes focus and pointer. */
  get targets(): { id: string; index: number; node: SVGGElement }[] {
    return this.stages.map(({ place, node }) => ({ id: place.id, index: place.index, node }));
  }

  update(population: Population | null, heightOf: HeightOf, visitsPerMonth: number, guestsPerMonth: number): void {
    for (const { place, node, number } of this.stages) {
      if (!population) continue;
      const value = heightOf === "value" && place.bulb === "right";
      setText(number, value ? money(population.cents[place.index] / 100, this.scenario.currency) : count(population.people[place.index]));
      node.setAttribute("aria-label", describeStage(this.scenario, population, place.index));
    }
    for (const { index, name, node } of this.exits) setText(node, population ? `${name} ${count(population.people[index])}` : name);
    if (this.guests) setText(this.guests, guestsPerMonth > 0 ? `${count(guestsPerMonth)} invited in a month` : "");
    const { visitors } = this.place;
    if (!this.visitors || !visitors) return;
    const rate = population ? count(Math.round(visitsPerMonth)) : "";
    const inFull = `${rate} a month`;
    setText(this.visitors, rate && textWidth(inFull, textSize) <= visitors.width ? inFull : rate);
  }

  updateTeams(day: number, waiting: ArrayLike<number>, working: ArrayLike<number>): void {
    this.teams.update(day, waiting, working);
  }

  /** Its part of the glass, and its label. */
  private target({ left, right, column, lane, label }: StagePlace): string {
    const { axis, reach, columns, labelTop } = this.place;
    const lanes = columns[column].stages.length;
    const tall = (2 * reach) / lanes;
    const top = axis - reach + lane * tall;
    const low = label.y + 24;
    // One box where the label stands right below; else two.
    if (lanes === 1 && low < labelTop + 44 && Math.abs(label.x - (left + right) / 2) < 8) return box(left, top, right, low);
    return box(left, top, right, top + tall) + box(label.x - label.width / 2, label.y - 13, label.x + label.width / 2, low);
  }

  private drawStage(root: Group, stage: StagePlace, palette: Palette): { place: StagePlace; node: SVGGElement; number: SVGTextElement } {
    const { label } = stage;
    const group = root.append("g").attr("class", "hourglass-stage").attr("role", "button").attr("tabindex", 0).attr("aria-label", stage.name)
      .attr("text-anchor", "middle");
    group.append("path").attr("class", "hourglass-target").attr("fill", "none").attr("pointer-events", "all").attr("d", this.target(stage));
    group.append("text").attr("x", label.x).attr("y", label.y).attr("font-size", textSize).attr("fill", palette.ink2).text(label.text);
    const number = group.append("text").attr("x", label.x).attr("y", label.y + 18).attr("font-size", numberSize).attr("font-weight", 600).attr("fill", palette.ink);
    return { place: stage, node: group.node()!, number: number.node()! };
  }
}

function box(left: number, top: number, right: number, bottom: number): string {
  return `M${left},${top}H${right}V${bottom}H${left}Z`;
}

function setText(node: SVGTextElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** From a label that stands lower or aside up to its column, and from a team to the slice it serves. */
function drawBrackets(root: Group, place: Layout): void {
  for (const { center, label, lane } of place.stages) {
    const top = place.labelTop - 6;
    const bottom = label.y - 14;
    const aside = Math.abs(label.x - center) > 24;
    if (lane === 0 && (aside || bottom > top + 14)) root.append("path").attr("d", `M${center},${top}V${Math.max(top, bottom - 8)}L${label.x},${bottom + 2}`);
  }
  place.teams.forEach(({ from, to, y, label }, i) => {
    const middle = Math.min(to - 12, Math.max(from + 12, label.x));
    // Teams that serve the same column hang one below the other.
    const above = place.teams.slice(0, i).filter((other) => other.from < to && other.to > from).length;
    const top = place.teamTop - 4 + 5 * above;
    root.append("path").attr("d", `M${from + 6},${top}v4H${to - 6}v-4M${middle},${top + 4}V${y - 11}`);
  });
}
