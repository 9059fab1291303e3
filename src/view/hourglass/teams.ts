import { headcount } from "../../model/index.ts";
import type { Scenario, Team } from "../../scenario/index.ts";
import type { Palette } from "../theme.ts";
import { count } from "../number.ts";
import { mostSeats, seatPitch, seatsOf, textSize, type Layout, type TeamPlace } from "./layout.ts";
import type { Group } from "./scene.ts";

/** Head and shoulders, 8 px wide, around the origin. */
const sitter = "M-2.1,-4a2.1,2.1 0 1,0 4.2,0a2.1,2.1 0 1,0 -4.2,0ZM-3.7,5c0,-7.4 7.4,-7.4 7.4,0Z";

/** People on a team on a day. */
export function heads(scenario: Scenario, team: Team, day: number): number {
  return Object.values(team.hires).reduce((sum, hire) => sum + (hire.day <= day ? hire.count : 0), headcount(scenario, team));
}

/** Teams under the stages they serve: a bracket over the stages, a seat for each head, filled while it works, and the line in words. */
export class TeamRow {
  private readonly badges: Badge[];

  constructor(root: Group, scenario: Scenario, place: Layout, palette: Palette) {
    this.badges = place.teams.map((team) => new Badge(root.append("g"), scenario, team, palette));
  }

  /** Figures by team of the scenario; they may be fractions while they ease. */
  update(day: number, waiting: ArrayLike<number>, working: ArrayLike<number>): void {
    for (const badge of this.badges) badge.update(day, waiting[badge.place.index], working[badge.place.index]);
  }
}

class Badge {
  readonly place: TeamPlace;
  private readonly scenario: Scenario;
  private readonly team: Team;
  private readonly palette: Palette;
  private readonly seats: SVGPathElement[] = [];
  private readonly bar: SVGRectElement | null = null;
  private readonly words: SVGTextElement;
  private said = "";

  constructor(root: Group, scenario: Scenario, place: TeamPlace, palette: Palette) {
    this.place = place;
    this.scenario = scenario;
    this.team = scenario.teams[place.id];
    this.palette = palette;
    const { seats, seatsWidth, y, label } = place;
    const number = seatsOf(scenario, this.team);
    if (number <= mostSeats) {
      for (let i = 0; i < number; i++) {
        this.seats.push(root.append("path").attr("d", sitter).attr("stroke-linejoin", "round").attr("transform", `translate(${seats + (i + 0.5) * seatPitch},${y})`).node()!);
      }
    } else {
      root.append("rect").attr("x", seats).attr("y", y - 4).attr("width", seatsWidth).attr("height", 8).attr("rx", 2).attr("fill", "none").attr("stroke", palette.ruleStrong);
      this.bar = root.append("rect").attr("x", seats).attr("y", y - 4).attr("height", 8).attr("rx", 2).attr("fill", palette.ink2).node();
    }
    const text = root.append("g").attr("text-anchor", "middle").attr("font-size", textSize);
    text.append("text").attr("x", label.x).attr("y", label.y).attr("fill", palette.ink2).text(label.text);
    this.words = text.append("text").attr("x", label.x).attr("y", label.y + 14).attr("fill", palette.ink3).node()!;
  }

  update(day: number, waiting: number, working: number): void {
    const now = heads(this.scenario, this.team, day);
    const busy = Math.round(working);
    this.seats.forEach((seat, i) => {
      const filled = i < busy;
      const { ink2, paper, ruleStrong } = this.palette;
      seat.setAttribute("fill", !this.place.hasLine ? ruleStrong : filled ? ink2 : paper);
      seat.setAttribute("stroke", filled ? ink2 : ruleStrong);
      // Not hired yet: a faint place; a part-timer: a paler one.
      seat.setAttribute("opacity", String(Math.max(0.25, Math.min(1, now - i))));
    });
    this.bar?.setAttribute("width", String(this.place.seatsWidth * Math.min(1, working / Math.max(1, now))));
    const line = Math.round(waiting);
    const crowd = this.bar ? `${count(now)} people` : "";
    const said = [crowd, line > 0 ? `${count(line)} waiting` : ""].filter(Boolean).join(", ");
    if (said !== this.said) this.words.textContent = this.said = said;
  }
}

/** One idle seat, for teams that stand elsewhere. */
export function drawSeats(root: Group, number: number, x: number, y: number, palette: Palette): void {
  for (let i = 0; i < Math.min(number, mostSeats); i++) {
    root.append("path").attr("d", sitter).attr("fill", palette.ruleStrong).attr("transform", `translate(${x + (i + 0.5) * seatPitch},${y})`);
  }
}
