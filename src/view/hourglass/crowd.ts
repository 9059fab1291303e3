import type { Channel, Scenario } from "../../scenario/index.ts";
import type { EventLog } from "../../model/index.ts";
import type { Bands } from "./bands.ts";
import type { Arch, Layout, TeamPlace } from "./layout.ts";
import { Phase, type Population } from "./population.ts";

import { meanDwells } from "./visits.ts";

export type Side = Channel["side"];
export const sides: readonly Side[] = ["inbound", "outbound", "referral", "other"];

/** Most dots that stand in the picture at one time. */
export const mostDots = 5_000;

/** Radius of the dot of a very dear customer, in plain ones. */
export const largestDot = 3.2;
/** Pixels of radius of a dot that stands alone: in a line, on the arch. */
const aloneRadius = 2.2;

/** Days; a shorter dwell after the work is no way to walk. */
const shortDwell = 0.2;

/** Seconds that the whole film takes at first sight: what "one second of the picture" means in days below. */
export const filmSeconds = 22;

/** People per dot: 1, 2, 5, 10, 20 …, the smallest with which the fullest moment stays within `mostDots`. */
export function peoplePerDot(population: Population): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) {
      // Those who fall and ride come on top of those inside.
      if ((population.peakInside * 1.2) / (digit * power) <= mostDots) return digit * power;
    }
  }
}

/** 32 well mixed bits from the two words of a lineage: the same person stands at the same height in every what-if. */
function mix(a: number, b: number): number {
  let word = a ^ Math.imul(b, 0x9e3779b1);
  word ^= word >>> 16;
  word = Math.imul(word, 0x85ebca6b);
  word ^= word >>> 13;
  word = Math.imul(word, 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/** The people of a film as dots: `count` of them after `place`, in parallel arrays that are reused. */
export class Crowd {
  readonly perDot: number;
  count = 0;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
  readonly alpha: Float32Array;
  /** Index into `sides`. */
  readonly side: Uint8Array;
  readonly person: Uint32Array;
  /** Radius of one who pays nothing yet. */
  readonly dotRadius: number;

  private readonly population: Population;
  private readonly layout: Layout;
  private readonly sideOf: Uint8Array;
  private readonly mark: Uint32Array;
  private readonly shown: Uint32Array;
  private readonly guests: Uint32Array;
  private readonly usualCents: number;
  private readonly settle: Float64Array;
  /** Slice of every stage of the scenario; NaN for exits. */
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  private readonly laneOf: Uint8Array;
  private readonly isExit: Uint8Array;
  private readonly isEnd: Uint8Array;
  private readonly homeOf: Float64Array;
  /** Exits from which some come back: those people stay in sight. */
  private readonly staysInSight: Uint8Array;
  private readonly cools: Uint8Array;
  private readonly teamAt: (TeamPlace | undefined)[];
  private readonly fallDays: number;
  private readonly arriveDays: number;
  private readonly rideDays: number;
  private readonly cooling: Scenario["cooling"];
  /** Who stood last in each place of a line, by team. */
  private readonly lineMemory: Uint32Array[];
  private readonly at = { x: 0, y: 0 };

  constructor(scenario: Scenario, film: EventLog, population: Population, layout: Layout) {
    this.population = population;
    this.layout = layout;
    this.cooling = scenario.cooling;
    this.perDot = peoplePerDot(population);

    const channelSides = Object.values(scenario.channels).map(({ side }) => sides.indexOf(side));
    const otherSide = sides.indexOf("other");
    this.sideOf = new Uint8Array(film.people);
    for (let who = 0; who < film.people; who++) this.sideOf[who] = channelSides[film.channel[who]] ?? otherSide;
    this.mark = new Uint32Array(film.people);
    const { invited } = population.visits;
    const shown = new Uint32Array(film.people);
    let count = 0;
    for (let who = 0; who < film.people; who++) {
      this.mark[who] = mix(film.lineage[2 * who], film.lineage[2 * who + 1]);
      if (this.isShown(who)) shown[count++] = who;
    }
    this.shown = shown.slice(0, count);
    this.guests = this.shown.filter((who) => !Number.isNaN(invited[who])).sort((a, b) => invited[a] - invited[b]);

    const stages = Object.values(scenario.stages);
    const slice = new Map(layout.stages.map((place) => [place.index, place]));
    this.left = Float64Array.from(stages, (_, s) => slice.get(s)?.left ?? Number.NaN);
    this.right = Float64Array.from(stages, (_, s) => slice.get(s)?.right ?? Number.NaN);
    this.laneOf = Uint8Array.from(stages, (_, s) => slice.get(s)?.lane ?? 0);
    this.isExit = Uint8Array.from(stages, ({ bulb }) => Number(bulb === "exit"));
    this.isEnd = Uint8Array.from(stages, ({ otherwise }) => Number(otherwise === null));
    this.cools = Uint8Array.from(stages, ({ handRaise, work }) => Number(handRaise && work !== null));
    this.homeOf = Float64Array.from(stages, ({ recycle }) => {
      const home = recycle ? slice.get(population.stageIds.indexOf(recycle.to)) : undefined;
      return home?.left ?? Number.NaN;
    });
    this.staysInSight = Uint8Array.from(this.homeOf, (x) => Number(!Number.isNaN(x)));
    this.teamAt = population.teamIds.map((_, t) => layout.teams.find(({ index }) => index === t));
    this.lineMemory = population.teamIds.map(() => new Uint32Array(200).map((_, i) => this.shown[i] ?? 0));
    this.settle = meanDwells(population.visits, stages.length).map((days) => (days > 0 ? days : 60));

    const horizon = scenario.run.horizonMonths * (365 / 12);
    this.fallDays = (horizon / filmSeconds) * 0.7;
    this.arriveDays = this.fallDays * 0.35;
    this.rideDays = (horizon / filmSeconds) * 1.1;
    this.usualCents = usualFee(population) || 1;
    this.dotRadius = this.fittingRadius();

    const room = mostDots * 2;
    this.x = new Float32Array(room);
    this.y = new Float32Array(room);
    this.radius = new Float32Array(room);
    this.alpha = new Float32Array(room);
    this.side = new Uint8Array(room);
    this.person = new Uint32Array(room);
  }

  /**
   * Places everybody for the day of the population. Who has waited longer than `hasteDays` has reached the line;
   * `lines` are the lengths of the lines as they are to be shown.
   */
  place(bands: Bands, hasteDays: number, lines: ArrayLike<number>): void {
    const { population, shown } = this;
    this.count = 0;
    for (let i = 0; i < shown.length && shown[i] < population.arrived; i++) {
      const who = shown[i];
      const visit = population.visitOf[who];
      if (visit < 0 || this.count >= this.x.length) continue;
      const stage = population.visits.stage[visit];
      if (stage < 0 || this.isExit[stage]) {
        if (this.staysInSight[stage] || population.day - population.visits.enter[visit] <= this.fallDays) this.placeLeaver(who, visit, stage, bands);
      }
      else if (population.phaseOf[who] !== Phase.waiting) this.placeWalker(who, visit, stage, bands, hasteDays);
    }
    for (let team = 0; team < this.teamAt.length; team++) this.placeLine(team, lines[team], bands, hasteDays);
    if (this.layout.arch) this.placeGuests(this.layout.arch, bands);
  }

  /** The dot nearest to a point and no further than `reach`, or -1. */
  find(x: number, y: number, reach: number): number {
    let best = -1;
    let nearest = reach * reach;
    for (let i = 0; i < this.count; i++) {
      const distance = (this.x[i] - x) ** 2 + (this.y[i] - y) ** 2;
      if (distance <= nearest) {
        nearest = distance;
        best = i;
      }
    }
    return best;
  }

  private isShown(who: number): boolean {
    return this.perDot === 1 || this.mark[who] % this.perDot === 0;
  }

  /** As large as leaves two thirds of the fullest stage free. */
  private fittingRadius(): number {
    let radius = this.layout.compact ? 2.3 : 3;
    for (const { index, left, right } of this.layout.stages) {
      const dots = this.population.peakPeople[index] / this.perDot;
      const area = (right - left) * this.layout.reach * 1.6;
      if (dots > 0) radius = Math.min(radius, Math.sqrt((area * 0.45) / (dots * Math.PI)));
    }
    return Math.max(1.3, radius);
  }

  private add(who: number, x: number, y: number, alpha: number, least = 0): void {
    const i = this.count++;
    const cents = this.population.centsOf[who];
    this.x[i] = x;
    this.y[i] = y;
    this.alpha[i] = alpha;
    this.side[i] = this.sideOf[who];
    this.person[i] = who;
    const size = this.dotRadius * (cents > 0 ? Math.min(largestDot, 0.7 + 0.75 * Math.sqrt(cents / this.usualCents)) : 0.85);
    this.radius[i] = Math.max(size, least);
  }

  /** Vertical place within the silhouette, −1 to 1, for life. */
  private bearing(who: number): number {
    return ((this.mark[who] & 0xffff) / 0x8000 - 1) * 0.94;
  }

  /** Where in its stage a visitor is on `day`: the way is its dwell, known from the film; those who stay settle. */
  private walked(visit: number, who: number, day: number): number {
    const { visits, teamOf } = this.population;
    const stage = visits.stage[visit];
    const left = this.left[stage];
    const width = this.right[stage] - left;
    const worked = teamOf[stage] >= 0 && !Number.isNaN(visits.start[visit]);
    const goesOn = this.goesOn(visit);
    const leave = visits.leave[visit];
    // Where nobody dwells after the work, the wait and the work are the way.
    const begin = worked && !(leave - visits.done[visit] < shortDwell) ? visits.done[visit] : visits.enter[visit];
    // Not done yet: still at the beginning.
    if (!(day > begin)) return left;
    if (!goesOn && (this.isEnd[stage] || leave === Number.POSITIVE_INFINITY)) {
      // Sand piles up at the far end: the root draws most of them to the right.
      const seat = Math.sqrt((this.mark[who] >>> 16) / 0x10000);
      return left + width * (0.06 + 0.9 * seat) * (1 - Math.exp((begin - day) / (0.6 * this.settle[stage])));
    }
    // Who falls out does so on the way, each at its own place.
    const reach = goesOn ? 1 : 0.25 + 0.75 * (((this.mark[who] >>> 17) & 0xff) / 0xff);
    return left + (width * reach * (day - begin)) / (leave - begin);
  }

  /** The visit leads to another stage of the walk. */
  private goesOn(visit: number): boolean {
    const { visits } = this.population;
    const after = visits.after[visit];
    return after >= 0 && visits.stage[after] >= 0 && !this.isExit[visits.stage[after]];
  }

  private placeWalker(who: number, visit: number, stage: number, bands: Bands, hasteDays: number): void {
    const { visits, day, teamOf } = this.population;
    if (this.stillRiding(who, day)) return;
    const bearing = this.bearing(who);
    const since = day - visits.enter[visit];
    const { at } = this;
    at.x = this.walked(visit, who, day);
    at.y = this.layout.axis + bands.y(this.laneOf[stage], at.x, bearing);
    let alpha = this.warmth(visit, stage, visits.start[visit]);
    if (since < this.arriveDays) {
      const arrived = ease(since / this.arriveDays);
      const before = visits.before[visit];
      // A newcomer comes out of the crowd of visitors.
      if (before < 0) alpha *= arrived;
      else this.comeFrom(before, who, bands, arrived);
    }
    const team = teamOf[stage] >= 0 ? this.teamAt[teamOf[stage]] : undefined;
    const served = day - visits.start[visit];
    if (team && served < hasteDays && visits.start[visit] - visits.enter[visit] > hasteDays) {
      const left = 1 - ease(served / hasteDays);
      at.x += (team.lineEnd - at.x) * left;
      at.y += (team.y - at.y) * left;
    }
    this.add(who, at.x, at.y, alpha);
  }

  /** Draws `at` towards where the visit before ended: from another lane, over a skipped column, up from the floor. */
  private comeFrom(before: number, who: number, bands: Bands, arrived: number): void {
    const { visits } = this.population;
    const stage = visits.stage[before];
    if (stage < 0) return;
    let x = this.homeOf[stage];
    let y = this.layout.floor - 4;
    if (!this.isExit[stage]) {
      x = this.walked(before, who, visits.leave[before]);
      y = this.layout.axis + bands.y(this.laneOf[stage], x, this.bearing(who));
    } else if (Number.isNaN(x)) return;
    this.at.x = x + (this.at.x - x) * arrived;
    this.at.y = y + (this.at.y - y) * arrived;
  }

  /** 1, or less for a lead that cooled before somebody answered. */
  private warmth(visit: number, stage: number, until: number): number {
    if (!this.cooling || !this.cools[stage]) return 1;
    const { visits, day } = this.population;
    const hours = (Math.min(day, Number.isNaN(until) ? day : until) - visits.enter[visit]) * 24 - this.cooling.graceHours;
    if (hours <= 0) return 1;
    return 0.3 + 0.7 * 2 ** (-hours / this.cooling.halfLifeHours);
  }

  /**
   * The line of a team, front first. `standing` people stand in it: the line itself at rest, its average of late while
   * the film runs faster than the line moves. Places left over keep the look of who stood there last.
   */
  private placeLine(team: number, standing: number, bands: Bands, hasteDays: number): void {
    const { population, layout } = this;
    const place = this.teamAt[team];
    if (!place) return;
    const { visits, day, behind } = population;
    const dots = Math.round(standing / this.perDot);
    const pitch = Math.min(Math.max(this.dotRadius, aloneRadius) * 2 + 1, Math.sqrt((place.lineWidth * 20) / Math.max(1, dots)));
    const radius = Math.min(aloneRadius, pitch * 0.45);
    const rows = Math.max(1, Math.floor(20 / pitch));
    const tall = Math.min(rows, dots);
    const memory = this.lineMemory[team];
    let rank = 0;
    for (let visit = population.front[team]; visit >= 0; visit = behind[visit]) {
      const who = visits.person[visit];
      if (!this.isShown(who) || this.stillRiding(who, day)) continue;
      if (this.count >= this.x.length) return;
      const stage = visits.stage[visit];
      const since = day - visits.enter[visit];
      // A short wait is over before anybody could walk down: who has a place stands in it at once.
      const stays = !(visits.start[visit] - visits.enter[visit] <= hasteDays);
      const sunk = rank >= dots ? 0 : stays ? ease(Math.min(1, since / hasteDays)) : 1;
      const x = this.left[stage];
      const y = layout.axis + bands.y(this.laneOf[stage], x, this.bearing(who));
      const lineX = place.lineEnd - (Math.floor(rank / rows) + 0.5) * pitch;
      const lineY = place.y + ((rank % rows) - (tall - 1) / 2) * pitch;
      if (rank < memory.length) memory[rank] = who;
      if (rank < dots) rank++;
      this.add(who, x + (lineX - x) * sunk, y + (lineY - y) * sunk, this.warmth(visit, stage, Number.NaN), radius * sunk);
    }
    for (; rank < dots && rank < memory.length && this.count < this.x.length; rank++) {
      const lineX = place.lineEnd - (Math.floor(rank / rows) + 0.5) * pitch;
      this.add(memory[rank], lineX, place.y + ((rank % rows) - (tall - 1) / 2) * pitch, 0.6, radius);
    }
  }

  /** Falls from where it left, and fades; or lies on the floor and drifts back to where it will begin again. */
  private placeLeaver(who: number, visit: number, stage: number, bands: Bands): void {
    const { visits, day } = this.population;
    let from = visits.before[visit];
    while (from >= 0 && visits.stage[from] < 0) from = visits.before[from];
    // Back on the market from an exit: nothing moves any more.
    if (from < 0 || this.isExit[visits.stage[from]]) return;
    const returns = stage >= 0 && this.returns(visit);
    const stay = visits.leave[visit] - visits.enter[visit];
    const fall = returns ? Math.min(this.fallDays, stay * 0.4) : this.fallDays;
    const since = day - visits.enter[visit];
    const x = this.walked(from, who, visits.leave[from]);
    const y = this.layout.axis + bands.y(this.laneOf[visits.stage[from]], x, this.bearing(who));
    const rest = this.layout.floor - 4 - (this.mark[who] >>> 26) * 0.1;
    const fallen = Math.min(1, since / fall);
    const fallY = y + (rest - y) * fallen * fallen;
    if (returns) {
      const back = Math.max(0, (since - fall) / (stay - fall));
      this.add(who, x + (this.homeOf[stage] - x) * back, fallY, 0.75 - 0.25 * fallen);
    } else if (stage >= 0 && this.staysInSight[stage]) {
      // Might have come back, but has not done so within the film.
      this.add(who, x, fallY, 0.75 - 0.45 * fallen);
    } else this.add(who, x, fallY, 0.8 * (1 - fallen) ** 1.6);
  }

  /** The exit leads back into the walk, and this visitor takes that way. */
  private returns(visit: number): boolean {
    const { visits } = this.population;
    const after = visits.after[visit];
    return after >= 0 && visits.stage[after] >= 0 && !Number.isNaN(this.homeOf[visits.stage[visit]]);
  }

  /** Day on which an invited person touches ground: at entry, or later where the ride would be too quick to be seen. */
  private landing(who: number): number {
    const { visits } = this.population;
    return visits.invited[who] + this.rideDays;
  }

  private stillRiding(who: number, day: number): boolean {
    return this.layout.arch !== null && day < this.landing(who);
  }

  private placeGuests(arch: Arch, bands: Bands): void {
    const { visits, day, visitOf } = this.population;
    for (const who of this.guests) {
      const since = day - visits.invited[who];
      if (since < 0 || this.count >= this.x.length) return;
      const visit = visitOf[who];
      // Beyond the ride: either walking by now, or waiting at the end of the arch for its entry.
      if (since >= this.rideDays && visit >= 0) continue;
      const way = Math.min(1, since / this.rideDays);
      alongArch(arch, Math.min(1, way / 0.88), this.at);
      let { x, y } = this.at;
      if (way > 0.88 && visit >= 0) {
        const landed = ease((way - 0.88) / 0.12);
        let entry = visit;
        while (visits.before[entry] >= 0) entry = visits.before[entry];
        const goalX = this.walked(entry, who, Math.min(this.landing(who), visits.leave[entry]));
        const goalY = this.layout.axis + bands.y(this.laneOf[visits.stage[entry]], goalX, this.bearing(who));
        y += (goalY - y) * landed;
        x += (goalX - x) * landed;
      }
      y += ((this.mark[who] >>> 26) / 32 - 1) * 2.6;
      this.add(who, x, y, Math.min(1, since / (0.1 * this.rideDays)), way < 0.88 ? aloneRadius : 0);
    }
  }
}

/** A point of the arch; `t` from 0 (the advocate) to 1 (the entry). */
export function alongArch({ from, bend, to }: Arch, t: number, into: { x: number; y: number }): void {
  const s = 1 - t;
  const a = s * s * s;
  const b = 3 * s * s * t;
  const c = 3 * s * t * t;
  const d = t * t * t;
  into.x = a * from.x + b * bend[0].x + c * bend[1].x + d * to.x;
  into.y = a * from.y + b * bend[0].y + c * bend[1].y + d * to.y;
}

function ease(t: number): number {
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** Mean MRR of a customer at the fullest, in cents: whose dot has its plain size. */
function usualFee(population: Population): number {
  let cents = 0;
  let people = 0;
  for (let s = 0; s < population.peakCents.length; s++) {
    if (population.peakCents[s] === 0) continue;
    cents += population.peakCents[s];
    people += population.peakPeople[s];
  }
  return people > 0 ? cents / people : 0;
}
