import { daysPerMonth } from "../number.ts";
import { filmSeconds } from "./crowd.ts";

export interface PlayerOptions {
  /** Length of the film in days. */
  lastDay: number;
  /** Called with every new day, from play, step and seek alike. */
  onDay: (day: number) => void;
  /** Called when it begins or stops by itself or by hand. */
  onPlaying?: (playing: boolean) => void;
  /** Stills, month by month, instead of motion; by default what the system asks for. */
  reducedMotion?: boolean;
  /** Asks for the next frame; a test hands in its own clock. Milliseconds. */
  nextFrame?: (callback: (now: number) => void) => number;
  cancelFrame?: (handle: number) => void;
}

/** Seconds a still stands before the next. */
const stillSeconds = 1.4;
/** Stills in a whole film at most: a film of 36 months stands still every third. */
const mostStills = 12;

/** The clock of a film: plays, pauses, steps. It knows days only; what is shown on a day is not its business. */
export class Player {
  day = 0;
  playing = false;
  /** Times the pace at which the whole film takes `filmSeconds`. */
  speed = 1;
  /** Length of the film in days. */
  lastDay: number;
  private readonly options: PlayerOptions;
  private readonly still: boolean;
  private handle = 0;
  private last = Number.NaN;
  private waited = 0;

  constructor(options: PlayerOptions) {
    this.options = options;
    this.lastDay = options.lastDay;
    this.still = options.reducedMotion ?? (typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  /** The film has become longer or shorter. */
  resize(lastDay: number): void {
    this.lastDay = lastDay;
    if (this.day > lastDay) this.show(lastDay);
  }

  /** Film days in a second of wall time. */
  get pace(): number {
    return (this.lastDay / filmSeconds) * this.speed;
  }

  /** Plays on from here; from the start when it stands at the end. */
  play(): void {
    if (this.playing) return;
    if (this.day >= this.lastDay) this.show(0);
    this.playing = true;
    this.last = Number.NaN;
    this.waited = 0;
    this.options.onPlaying?.(true);
    this.ask();
  }

  pause(): void {
    if (!this.playing) return;
    this.playing = false;
    (this.options.cancelFrame ?? cancelAnimationFrame)(this.handle);
    this.options.onPlaying?.(false);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** To the next or the last month that begins. */
  step(direction: 1 | -1): void {
    this.pause();
    const months = this.day / daysPerMonth;
    const near = Math.round(months);
    // Rounded days make a month begin a hair before or after its number.
    const whole = Math.abs(months - near) < 1e-6 ? near + direction : direction > 0 ? Math.ceil(months) : Math.floor(months);
    this.show(whole * daysPerMonth);
  }

  /** Goes to a day, playing or not. */
  seek(day: number): void {
    this.show(day);
    this.waited = 0;
  }

  destroy(): void {
    this.pause();
  }

  private show(day: number): void {
    this.day = Math.min(this.lastDay, Math.max(0, day));
    this.options.onDay(this.day);
  }

  private ask(): void {
    this.handle = (this.options.nextFrame ?? requestAnimationFrame)((now) => this.frame(now));
  }

  private frame(now: number): void {
    if (!this.playing) return;
    // A tab that slept must not leap: no frame counts for more than a tenth of a second.
    const seconds = Number.isNaN(this.last) ? 0 : Math.min(0.1, (now - this.last) / 1000);
    this.last = now;
    if (this.still) this.stand(seconds);
    else this.show(this.day + seconds * this.pace);
    if (this.day >= this.lastDay) this.pause();
    else if (this.playing) this.ask();
  }

  private stand(seconds: number): void {
    this.waited += seconds * this.speed;
    if (this.waited < stillSeconds) return;
    this.waited = 0;
    const months = Math.max(1, Math.ceil(this.lastDay / daysPerMonth / mostStills));
    this.show((Math.floor(this.day / daysPerMonth / months + 1e-6) + 1) * months * daysPerMonth);
  }
}
