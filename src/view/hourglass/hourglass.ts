import "./hourglass.css";
import { bisectRight, select } from "d3";
import type { Curves } from "../../experiment/index.ts";
import type { EventLog } from "../../model/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { count, duration, money } from "../number.ts";
import { currentTheme, palettes, watchTheme, type Palette, type ThemeName } from "../theme.ts";
import { Bands } from "./bands.ts";
import { Caption, dotWords, type Chosen } from "./caption.ts";
import { Crowd, sides } from "./crowd.ts";
import { heights, total, type HeightOf, type Heights, type ScaleKind } from "./heights.ts";
import { Labels } from "./labels.ts";
import { layout, restingHeight, type Column, type Layout } from "./layout.ts";
import { Note } from "./note.ts";
import { Dots } from "./paint.ts";
import { Pieces } from "./pieces.ts";
import { Population } from "./population.ts";
import { Profile } from "./profile.ts";
import { Scene } from "./scene.ts";
import { describe } from "./sentence.ts";
import { still } from "./still.ts";
import { medianDwell } from "./visits.ts";
import { Visitors } from "./visitors.ts";

export interface HourglassOptions {
  /** Height of the silhouette; the square root is the default, and both are written on the picture. */
  scale?: ScaleKind;
  /** What the right bulb's height says. */
  heightOf?: HeightOf;
  /** By default what the page says (`data-theme`, else the system), followed as it changes. */
  theme?: ThemeName;
  /** No easing: every picture stands at once. */
  reducedMotion?: boolean;
  onStage?: (id: string) => void;
  /** Number of the person in the film. */
  onPerson?: (person: number) => void;
  /** A switch on the picture was used; the picture has changed already. */
  onChosen?: (chosen: Required<Pick<HourglassOptions, "scale" | "heightOf">>) => void;
}

export interface HourglassInput {
  scenario: Scenario;
  /** One possible future; null = none yet: the empty glass is drawn. */
  film: EventLog | null;
  /** Draws the median of all futures as a ghost. */
  curves?: Curves | null;
  /** CSS pixels. */
  width: number;
  height: number;
  options?: HourglassOptions;
}

export interface Hourglass {
  /** Takes over what is given and leaves the rest; `options` are merged one by one. */
  update(change: Partial<HourglassInput>): void;
  /** Moves the cursor; draws in the next frame. Days since day 0. */
  seek(days: number): void;
  /** The picture of this moment, standing alone: for files. */
  svg(): SVGSVGElement;
  /** The picture of this moment in words. */
  describe(): string;
  destroy(): void;
}

/** Milliseconds after which an eased height is 19/20 of the way. */
const easeMs = 200;
/** A wait this long, in seconds of the picture, brings a person down into the line; shorter waits would only flicker. */
const sinkSeconds = 0.3;
/** Milliseconds of a frame that reading a film may take. */
const readMs = 10;
const speechMs = 1_500;
const textMs = 90;

export function createHourglass(container: HTMLElement, input: HourglassInput): Hourglass {
  return new Picture(container, input);
}

class Picture implements Hourglass {
  private input: HourglassInput;
  private options: HourglassOptions;
  private readonly root = document.createElement("div");
  private readonly under: SVGSVGElement;
  private readonly canvas = document.createElement("canvas");
  private readonly over: SVGSVGElement;
  private readonly note = new Note();
  private caption!: Caption;
  private palette: Palette;
  private readonly unwatch: () => void;

  private place!: Layout;
  /** The film in the picture: the last that has been read. */
  private shown: EventLog | null = null;
  private population: Population | null = null;
  /** The reading of the next film, while it lasts. */
  private reading: { population: Population; pieces: Generator<void> } | null = null;
  /** Days on which somebody was invited, in order. */
  private invitations: Float64Array = new Float64Array(0);
  private visitors = new Visitors(null);
  private pieces = new Pieces(null);
  private crowd: Crowd | null = null;
  private dots: Dots | null = null;
  private heights!: Heights;
  private scene!: Scene;
  private labels!: Labels;
  private glass!: Profile;
  private sand!: Bands;
  private ghost!: Profile;
  /** Half heights by column and shares by stage of the layout: as they stand, on their way to what they should be. */
  private standing: Float64Array = new Float64Array(0);
  private goal: Float64Array = new Float64Array(0);
  private shares: Float64Array = new Float64Array(0);
  private shareGoal: Float64Array = new Float64Array(0);
  private ghostGoal: Float64Array = new Float64Array(0);
  private waiting: Float64Array = new Float64Array(0);
  private working: Float64Array = new Float64Array(0);

  private day = 0;
  private drawnDay = 0;
  /** Film days that pass in a second, as lately seen. */
  private pace = 0;
  private lastFrame = Number.NaN;
  private lastText = Number.NEGATIVE_INFINITY;
  private lastSpeech = Number.NEGATIVE_INFINITY;
  private handle = 0;
  private pointed = -1;

  constructor(container: HTMLElement, input: HourglassInput) {
    this.input = { ...input };
    this.options = { ...input.options };
    this.palette = palettes[this.options.theme ?? currentTheme()];
    this.root.className = "hourglass";
    this.root.setAttribute("role", "group");
    this.under = select(this.root).append("svg").attr("aria-hidden", "true").node()!;
    this.root.append(this.canvas);
    this.over = select(this.root).append("svg").node()!;
    this.root.append(this.note.node);
    this.canvas.setAttribute("aria-hidden", "true");
    container.append(this.root);
    this.unwatch = watchTheme((theme) => {
      if (this.options.theme === undefined) this.paintAnew(theme);
    });
    this.over.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("keydown", (event) => this.press(event));
    this.build(true);
    this.read();
  }

  update(change: Partial<HourglassInput>): void {
    const { options, ...rest } = change;
    const before = this.input;
    this.input = { ...before, ...rest };
    if (options) {
      this.options = { ...this.options, ...options };
      this.palette = palettes[this.options.theme ?? currentTheme()];
    }
    const { scenario, film, width, height } = this.input;
    const resized = width !== before.width || height !== before.height;
    const reshaped = scenario !== before.scenario && shape(scenario) !== shape(before.scenario);
    if (reshaped) this.forget();
    // Other numbers of the same journey: the film at hand stays until the new one is there.
    if (resized || reshaped || options) this.build(resized || reshaped);
    else this.captionWords();
    if (film !== before.film) this.read();
    this.ask();
  }

  seek(days: number): void {
    this.day = days;
    this.ask();
  }

  svg(): SVGSVGElement {
    this.settle();
    const { scenario } = this.input;
    const { scale, heightOf } = this.chosen;
    const colours = sides.filter((side) => Object.values(scenario.channels).some((channel) => channel.side === side));
    return still({
      place: this.place, palette: this.palette,
      under: this.under.querySelector("g")!, over: this.over.querySelector("g")!,
      title: scenario.title, description: this.describe(),
      caption: [
        ...colours.map((side) => `${sideSigns[side]} ${side}`),
        this.crowd ? dotWords(this.crowd.perDot) : "",
        `height = ${heightOf}`, `${scale === "sqrt" ? "square root" : "linear"} scale`,
      ].filter(Boolean).join("  ·  "),
      crowd: this.crowd, visitors: this.visitors, pieces: this.pieces, day: this.day, glass: this.glass, sand: this.sand.whole,
    });
  }

  describe(): string {
    this.readOn(Number.POSITIVE_INFINITY);
    this.population?.seek(this.day);
    return this.words();
  }

  destroy(): void {
    cancelAnimationFrame(this.handle);
    this.unwatch();
    this.root.remove();
  }

  private words(): string {
    const { scenario } = this.input;
    return this.population ? describe(scenario, this.population) : `${scenario.title}: not yet simulated.`;
  }

  private get chosen(): Chosen {
    return { scale: this.options.scale ?? "sqrt", heightOf: this.options.heightOf ?? "people" };
  }

  /** What was known of the film of another scenario. */
  private forget(): void {
    this.population = null;
    this.shown = null;
    this.visitors = new Visitors(null);
    this.pieces = new Pieces(null);
  }

  /** Begins to read the film in pieces; the picture before it stays until the new one is ready. */
  private read(): void {
    const { scenario, film } = this.input;
    this.reading = null;
    if (film) {
      const population = new Population(scenario, film);
      this.reading = { population, pieces: population.load() };
    } else {
      this.forget();
      this.build(false);
    }
  }

  /** Goes on reading for as long as it may; a film that has been read takes its place. */
  private readOn(ms: number): void {
    if (!this.reading) return;
    const { population, pieces } = this.reading;
    const end = performance.now() + ms;
    do {
      if (!pieces.next().done) continue;
      this.reading = null;
      this.population = population;
      this.shown = this.input.film;
      this.invitations = population.visits.invited.filter((day) => !Number.isNaN(day)).sort();
      this.visitors = new Visitors(this.shown);
      this.pieces = new Pieces(this.shown);
      this.build(true);
      return;
    } while (performance.now() < end);
  }

  /** Everything that depends on place, film or options; heights that stand stay, so that what is new eases in. */
  private build(newPlace: boolean): void {
    const { scenario, width, height } = this.input;
    if (newPlace) {
      this.place = layout(scenario, width, height);
      const { columns, stages } = this.place;
      const teams = Object.keys(scenario.teams).length;
      if (this.waiting.length !== teams) {
        this.waiting = new Float64Array(teams);
        this.working = new Float64Array(teams);
      }
      this.sand = new Bands(this.place);
      this.ghost = new Profile(width, columns.map(({ center }) => center));
      this.glass = new Profile(width, []);
      if (this.standing.length !== columns.length) this.standing = new Float64Array(columns.length);
      if (this.shares.length !== stages.length) this.shares = Float64Array.from(stages, ({ column }) => 1 / columns[column].stages.length);
      this.goal = new Float64Array(columns.length);
      this.shareGoal = new Float64Array(stages.length);
      this.ghostGoal = new Float64Array(columns.length);
    }
    this.crowd = this.population && this.shown ? new Crowd(scenario, this.shown, this.population, this.place) : null;
    this.heights = heights(this.place, this.population, this.chosen.scale);
    this.fillGlass();
    this.draw();
  }

  /** The wall: an hourglass at rest, wider where the film ever needs it to be. */
  private fillGlass(): void {
    const { place, population } = this;
    const full = new Profile(place.width, place.columns.map(({ center }) => center));
    const needs = place.columns.map((column) => (population ? 6 + this.halfHeight(column, population.peakPeople, population.peakCents) : 0));
    // A vessel has no waist but its neck: from there on outwards it never narrows.
    const isRight = place.columns.map(({ bulb }) => bulb === "right");
    for (let c = 1; c < needs.length; c++) if (isRight[c] && isRight[c - 1]) needs[c] = Math.max(needs[c], needs[c - 1]);
    for (let c = needs.length - 2; c >= 0; c--) if (!isRight[c]) needs[c] = isRight[c + 1] ? needs[c] : Math.max(needs[c], needs[c + 1]);
    full.set(needs);
    const soft = place.reach * 0.12;
    this.glass.fill((x) => {
      const rest = restingHeight(place, x) * place.reach;
      const need = full.at(x);
      // The larger of the two, without a corner where they change places.
      const near = Math.max(0, 1 - Math.abs(rest - need) / soft);
      return Math.min(place.reach, Math.max(rest, need) + (near * near * soft) / 4);
    });
  }

  private halfHeight({ stages, bulb }: Column, people: ArrayLike<number>, cents: ArrayLike<number>): number {
    const byValue = this.chosen.heightOf === "value" && bulb === "right";
    return byValue ? this.heights.cents(total(stages, cents)) : this.heights.people(total(stages, people));
  }

  private paintAnew(theme: ThemeName): void {
    this.palette = palettes[theme];
    this.draw();
    this.ask();
  }

  /** Builds the DOM of the picture anew; happens on a new layout, film, theme or option, not per frame. */
  private draw(): void {
    const { scenario, width, height } = this.input;
    const focused = this.labels?.targets.find(({ node }) => node === document.activeElement)?.id;
    this.root.style.width = `${width}px`;
    this.root.style.height = `${height}px`;
    for (const layer of [this.under, this.over]) {
      layer.replaceChildren();
      layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
      layer.setAttribute("width", String(width));
      layer.setAttribute("height", String(height));
    }
    const density = Math.min(3, Math.max(1, window.devicePixelRatio || 1));
    this.canvas.width = Math.round(width * density);
    this.canvas.height = Math.round(height * density);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    this.dots = this.crowd && new Dots(this.palette, this.crowd.dotRadius, width, height, density);

    this.scene = new Scene(select(this.under).append("g"), this.place, this.palette);
    this.scene.drawGlass(this.glass);
    this.scene.drawScale(this.heights, this.chosen.heightOf, scenario.currency);
    this.labels = new Labels(select(this.over).append("g"), scenario, this.place, this.palette);
    for (const { node, index, id } of this.labels.targets) {
      node.addEventListener("pointerenter", () => this.point(index));
      node.addEventListener("pointerleave", () => this.point(-1));
      node.addEventListener("focus", () => this.point(index));
      node.addEventListener("blur", () => this.point(-1));
      if (id === focused) node.focus();
    }

    const caption = new Caption(scenario, (chosen) => {
      this.update({ options: chosen });
      this.options.onChosen?.(this.chosen);
    });
    const pressed = this.caption?.node.contains(document.activeElement) ? (document.activeElement as HTMLElement).textContent : null;
    if (this.caption) this.caption.node.replaceWith(caption.node);
    else this.root.append(caption.node);
    this.caption = caption;
    if (pressed) [...caption.node.querySelectorAll("button")].find((button) => button.textContent === pressed)?.focus();
    this.captionWords();
    this.lastText = this.lastSpeech = Number.NEGATIVE_INFINITY;
    this.ask();
  }

  private captionWords(): void {
    this.caption.update(this.chosen, this.crowd?.perDot ?? 1, this.place.compact || !this.place.visitors ? 0 : this.visitors.perGrain, this.place.compact ? 0 : this.input.curves?.replications ?? 0);
  }

  private ask(): void {
    if (this.handle === 0) this.handle = requestAnimationFrame((now) => this.frame(now));
  }

  private frame(now: number): void {
    this.handle = 0;
    if (this.reading) {
      this.readOn(readMs);
      this.ask();
      return;
    }
    const ms = Number.isNaN(this.lastFrame) ? 16 : Math.min(100, now - this.lastFrame);
    this.lastFrame = now;
    const eased = this.options.reducedMotion ? 1 : 1 - 0.05 ** (ms / easeMs);
    const moved = Math.abs(this.day - this.drawnDay);
    // A jump of the cursor is no pace.
    const seen = moved > 30 ? 0 : (moved / ms) * 1000;
    this.pace += (seen - this.pace) * eased;
    if (this.pace < 0.05) this.pace = 0;
    const resting = this.render(eased, now);
    if (!resting || this.pace > 0) this.ask();
    else this.lastFrame = Number.NaN;
  }

  /** This moment with nothing on its way. */
  private settle(): void {
    this.readOn(Number.POSITIVE_INFINITY);
    this.pace = 0;
    this.lastText = Number.NEGATIVE_INFINITY;
    this.render(1, 0);
  }

  /** Draws this moment, `eased` of the way from what stands to what should stand. True when nothing is on its way. */
  private render(eased: number, now: number): boolean {
    const { population, place } = this;
    population?.seek(this.day);
    this.drawnDay = this.day;
    this.setGoals();
    const resting = [approach(this.standing, this.goal, eased), approach(this.shares, this.shareGoal, eased, 0.002)].every(Boolean);
    this.sand.set(this.standing, this.shares);
    this.scene.drawSand(this.sand);
    this.drawGhost();
    // Teams ease more slowly while the film runs fast: a night must not flicker.
    const teamEase = eased / (1 + this.pace / 8);
    const teamsRest = !population || [approach(this.waiting, population.waiting, teamEase), approach(this.working, population.working, teamEase)].every(Boolean);
    this.crowd?.place(this.sand, Math.max(0.02, this.pace * sinkSeconds), this.waiting);
    this.paint();
    const quiet = resting && teamsRest && this.pace === 0;
    if (quiet || now - this.lastText >= textMs) this.write(now);
    this.say(now, quiet);
    return place.stages.length === 0 || (resting && teamsRest);
  }

  private setGoals(): void {
    const { population, place } = this;
    let at = 0;
    place.columns.forEach((column, c) => {
      const { stages } = column;
      this.goal[c] = population ? this.halfHeight(column, population.people, population.cents) : 0;
      const people = total(stages, population?.people);
      for (const { index } of stages) this.shareGoal[at++] = people > 0 ? population!.people[index] / people : 1 / stages.length;
    });
  }

  private drawGhost(): void {
    const { curves } = this.input;
    const { place } = this;
    if (!curves) {
      this.scene.drawGhost(null, 0);
      return;
    }
    place.columns.forEach(({ stages }, c) => {
      let people = 0;
      for (const { id } of stages) {
        const band = curves.series[`stage.${id}`];
        if (band) people += interpolate(curves.days, band.p50, this.day);
      }
      this.ghostGoal[c] = Math.min(place.reach, this.heights.people(people));
    });
    this.ghost.set(this.ghostGoal);
    this.scene.drawGhost(this.ghost, this.chosen.heightOf === "value" ? place.neck.to : place.right);
  }

  private paint(): void {
    const context = this.canvas.getContext("2d")!;
    const density = this.canvas.width / this.place.width;
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (this.dots && this.crowd) {
      const { dots } = this;
      dots.clear();
      this.visitors.grains(this.day, this.place, this.glass, this.sand.whole, (x, y) => dots.addGrain(x, y));
      dots.addCrowd(this.crowd);
      dots.show(context);
    } else context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!this.place.content) return;
    context.fillStyle = this.palette.inbound;
    this.pieces.each(this.day, this.place.content, (x, y, width, height) => context.fillRect((x - width / 2) * density, (y - height / 2) * density, width * density, height * density));
  }

  private write(now: number): void {
    this.lastText = now;
    this.labels.update(this.population, this.chosen.heightOf, this.visitors.perMonth(this.day), this.invitedLately());
    this.labels.updateTeams(this.day, this.waiting, this.working);
    if (this.pointed >= 0) this.point(this.pointed);
  }

  private invitedLately(): number {
    const { invitations } = this;
    return bisectRight(invitations, this.day) - bisectRight(invitations, this.day - 365 / 12);
  }

  /** The sentence for those who do not see the picture; seldom, so that nobody is talked to death. */
  private say(now: number, quiet: boolean): void {
    if (!quiet && now - this.lastSpeech < speechMs) return;
    this.lastSpeech = now;
    const sentence = this.words();
    if (this.root.getAttribute("aria-label") !== sentence) this.root.setAttribute("aria-label", sentence);
  }

  private point(index: number): void {
    this.pointed = index;
    const { population, place } = this;
    const stage = place.stages.find((other) => other.index === index);
    if (!stage || !population) {
      this.note.hide();
      return;
    }
    const { currency } = this.input.scenario;
    const days = medianDwell(population.visits, index);
    const lines = [`${count(population.people[index])} people`];
    if (population.teamOf[index] >= 0) lines.push(`${count(population.waitingIn[index])} of them waiting`);
    if (stage.bulb === "right") lines.push(`${money(population.cents[index] / 100, currency)} a month`);
    lines.push(Number.isNaN(days) ? "nobody has moved on yet" : `half move on within ${duration(days * 24)}`);
    this.note.show(stage.name, lines, stage.center, place.captionHeight + 4, place.width);
  }

  private click(event: MouseEvent): void {
    const box = this.over.getBoundingClientRect();
    const dot = this.crowd?.find(event.clientX - box.left, event.clientY - box.top, 7) ?? -1;
    if (dot >= 0 && this.options.onPerson) {
      this.options.onPerson(this.crowd!.person[dot]);
      return;
    }
    const stage = this.labels.targets.find(({ node }) => node.contains(event.target as Node));
    if (stage) this.options.onStage?.(stage.id);
  }

  private press(event: KeyboardEvent): void {
    const at = this.labels.targets.findIndex(({ node }) => node === document.activeElement);
    if (at < 0) return;
    const { targets } = this.labels;
    if (event.key === "Enter" || event.key === " ") this.options.onStage?.(targets[at].id);
    else if (event.key === "ArrowRight") targets[Math.min(targets.length - 1, at + 1)].node.focus();
    else if (event.key === "ArrowLeft") targets[Math.max(0, at - 1)].node.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What a film's numbers refer to: names and order of stages, teams and channels. */
function shape({ stages, teams, channels }: Scenario): string {
  return JSON.stringify([Object.entries(stages).map(([id, { bulb, order }]) => [id, bulb, order]), Object.keys(teams), Object.keys(channels)]);
}

const sideSigns = { inbound: "●", outbound: "◆", referral: "○", other: "■" } as const;

/** Moves every value its share of the way; true when all are there. */
function approach(values: Float64Array, goals: ArrayLike<number>, share: number, near = 0.05): boolean {
  let there = true;
  for (let i = 0; i < values.length; i++) {
    const rest = goals[i] - values[i];
    if (share >= 1 || Math.abs(rest) < near) values[i] = goals[i];
    else {
      values[i] += rest * share;
      there = false;
    }
  }
  return there;
}

/** Value of a curve between its grid points. */
function interpolate(days: Float64Array, values: Float64Array, day: number): number {
  const last = days.length - 1;
  if (last < 0) return 0;
  if (day <= days[0]) return values[0];
  if (day >= days[last]) return values[last];
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle;
    else high = middle;
  }
  return values[low] + ((values[high] - values[low]) * (day - days[low])) / (days[high] - days[low]);
}
