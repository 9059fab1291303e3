import { daysPerMonth } from "../number.ts";
import type { OnCursor } from "./chart.ts";

/** The transparent sheet over a plot by which pointer and keyboard move the time cursor. */
export interface Hand {
  /** Where the plot is within the chart, in pixels, and how many days it spans. */
  place(left: number, top: number, width: number, height: number, horizonDays: number): void;
  /** Where the cursor is, and the sentence a screen reader says there. */
  say(days: number | null, sentence: string): void;
  name(label: string): void;
  element: HTMLElement;
}

/** A slider in the terms of ARIA: its value is the month. */
export function createHand(host: HTMLElement, onCursor: OnCursor): Hand {
  const element = document.createElement("div");
  element.className = "hg-chart-hand";
  element.tabIndex = 0;
  element.setAttribute("role", "slider");
  element.setAttribute("aria-orientation", "horizontal");
  element.setAttribute("aria-valuemin", "0");
  host.append(element);
  let span = 0, horizon = 0, cursor: number | null = null;

  const dayOf = (event: PointerEvent): number => {
    const box = element.getBoundingClientRect();
    return Math.max(0, Math.min(horizon, ((event.clientX - box.left) / (span || 1)) * horizon));
  };
  const held = (event: PointerEvent): boolean => element.hasPointerCapture(event.pointerId);
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || horizon === 0) return;
    element.setPointerCapture(event.pointerId);
    onCursor(dayOf(event), "drag");
  });
  element.addEventListener("pointermove", (event) => {
    if (horizon > 0 && (held(event) || event.pointerType === "mouse")) onCursor(dayOf(event), held(event) ? "drag" : "hover");
  });
  element.addEventListener("pointerleave", (event) => {
    if (!held(event) && event.pointerType === "mouse") onCursor(null, "hover");
  });
  element.addEventListener("keydown", (event) => {
    const day = horizon > 0 ? dayAfterKey(event.key, cursor ?? horizon, horizon) : undefined;
    if (day === undefined) return;
    event.preventDefault();
    onCursor(day, "key");
  });

  return {
    element,
    place(left, top, width, height, horizonDays) {
      span = width;
      horizon = horizonDays;
      Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
      element.setAttribute("aria-valuemax", String(Math.round(horizonDays / daysPerMonth)));
    },
    say(days, sentence) {
      cursor = days;
      element.setAttribute("aria-valuenow", String(Math.round((days ?? horizon) / daysPerMonth)));
      element.setAttribute("aria-valuetext", sentence);
    },
    name: (label) => element.setAttribute("aria-label", label),
  };
}

/** Whole months by arrow, half years by page, the ends by Home and End; Escape lets the cursor go. Undefined = not our key. */
export function dayAfterKey(key: string, day: number, horizon: number): number | null | undefined {
  const month = day / daysPerMonth;
  // A cursor between two months goes to the next whole one in its direction.
  const up = Math.floor(month + 1e-6), down = Math.ceil(month - 1e-6);
  const inside = (months: number): number => Math.max(0, Math.min(horizon, months * daysPerMonth));
  switch (key) {
    case "ArrowRight": case "ArrowUp": return inside(up + 1);
    case "ArrowLeft": case "ArrowDown": return inside(down - 1);
    case "PageUp": return inside(up + 6);
    case "PageDown": return inside(down - 6);
    case "Home": return 0;
    case "End": return horizon;
    case "Escape": return null;
    default: return undefined;
  }
}
