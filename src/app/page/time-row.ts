import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { month } from "../../view/index.ts";
import { hiresOf } from "../hires.ts";
import { lastDay, type State } from "../state.ts";
import type { Acts } from "./acts.ts";
import { icon } from "./icon.ts";
import { properties } from "./properties.ts";

/** Times the usual pace. */
const speeds = [
  { speed: 0.25, label: "¼×" },
  { speed: 1, label: "1×" },
  { speed: 3, label: "3×" },
] as const;

export function timeRow(state: State, acts: Acts): TemplateResult {
  const { cursor, view, film } = state;
  const { scenario } = state.work;
  const end = lastDay(scenario);
  const ended = cursor >= end;
  const label = view.playing ? "Pause" : ended ? "Play again" : "Play";
  return html`
    <button type="button" class="button button-icon time-play" ?disabled=${!film} title=${`${label} (Space)`} aria-label=${label} @click=${() => acts.playOrPause()}>
      ${icon(view.playing ? "pause" : ended ? "again" : "play")}
    </button>
    <button type="button" class="button button-icon" title="Back one month" aria-label="Back one month" ?disabled=${cursor <= 0} @click=${() => acts.step(-1)}>${icon("back")}</button>
    <button type="button" class="button button-icon" title="On one month" aria-label="On one month" ?disabled=${ended} @click=${() => acts.step(1)}>${icon("forward")}</button>
    <div class="time-track">
      <div class="time-marks" aria-hidden="true">
        ${hiresOf(scenario).filter(({ day }) => day <= end).map(({ day, label }) => html`<span class="time-event" ${properties({ left: `${(100 * day) / end}%` })}>${label}</span>`)}
        ${ticks(scenario.run.horizonMonths).map((at) => html`<span class="time-tick" ${properties({ left: `${(100 * at) / scenario.run.horizonMonths}%` })}>${at}</span>`)}
      </div>
      <input class="slider" type="range" min="0" max=${Math.round(end)} step="1" .value=${live(String(Math.round(cursor)))} aria-label="Time" aria-valuetext=${month(cursor, scenario.startDate)}
        ${properties({ "--at": `${(100 * cursor) / end}%` })}
        @keydown=${(event: KeyboardEvent) => stepByKey(event, acts)}
        @input=${(event: Event) => acts.lookAt(Number((event.target as HTMLInputElement).value))} />
    </div>
    <output class="time-now">${month(cursor, scenario.startDate)}</output>
    <div class="choice" role="group" aria-label="Speed">
      ${speeds.map(({ speed, label: text }) => html`<button type="button" aria-pressed=${view.speed === speed ? "true" : "false"} @click=${() => acts.look({ speed })}>${text}</button>`)}
    </div>
  `;
}

/** Months, where days would be too many presses. */
function stepByKey(event: KeyboardEvent, acts: Acts): void {
  const months = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 6, PageDown: -6 }[event.key];
  if (!months) return;
  event.preventDefault();
  acts.step(months);
}

/** Every sixth month, every third of a short run, every year of a long one. */
function ticks(months: number): number[] {
  const stride = months <= 15 ? 3 : months <= 48 ? 6 : 12;
  return Array.from({ length: Math.floor(months / stride) + 1 }, (_, i) => i * stride);
}
