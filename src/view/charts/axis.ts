import type { Selection } from "d3";
import { calendarMonth, daysPerMonth, month, tickText, type Setting, type Unit } from "../number.ts";
import type { Group } from "./frame.ts";
import { monthTicks, type Scale } from "./scale.ts";

/** At most this many ticks on any axis: more are read by nobody. */
export const mostTicks = 5;

/** Hairlines with their figures on the left, which carry the unit. */
export function drawValueAxis(host: Group, y: Scale, ticks: readonly number[], unit: Unit, setting: Setting, left: number, right: number): void {
  const write = tickText(ticks, unit, setting);
  const lines = host.selectAll<SVGGElement, number>("g.hg-tick").data(ticks).join((enter) => {
    const tick = enter.append("g").attr("class", "hg-tick");
    tick.append("line");
    tick.append("text").attr("dy", "0.32em");
    return tick;
  });
  lines.attr("transform", (value) => `translate(0,${round(y(value))})`).classed("hg-zero", (value) => value === 0);
  lines.select("line").attr("x1", left).attr("x2", right);
  lines.select("text").attr("x", left - 8).text(write);
}

/**
 * Months below the plot, with the calendar month under them when the scenario says when it begins. The word "month"
 * stands once, at the first tick.
 */
export function drawTimeAxis(host: Group, x: Scale, bottom: number, setting: Setting): void {
  const [left, right] = x.range();
  const dated = setting.startDate !== null;
  const ticks = monthTicks(x.domain()[1], right - left < (dated ? 300 : 160) ? 3 : mostTicks);
  const marks = host.selectAll<SVGGElement, number>("g.hg-month").data(ticks).join((enter) => {
    const tick = enter.append("g").attr("class", "hg-month");
    tick.append("line").attr("y2", 4);
    tick.append("text").attr("class", "hg-month-number").attr("y", 17);
    tick.append("text").attr("class", "hg-month-name").attr("y", 31);
    return tick;
  });
  // The first label begins where the plot begins; it would hang out on the left otherwise.
  marks.attr("transform", (day) => `translate(${round(x(day))},${bottom})`).attr("text-anchor", (_, i) => (i === 0 ? "start" : "middle"));
  marks.select(".hg-month-number").text((day, i) => {
    const number = String(Math.round(day / daysPerMonth));
    return i === 0 ? `month ${number}` : number;
  });
  // Where the names would touch, only the ends keep theirs.
  const all = (right - left) / Math.max(1, ticks.length - 1) > 66 + 24;
  marks.select(".hg-month-name").text((day, i) => {
    return dated && (all || i === 0 || i === ticks.length - 1) ? (calendarMonth(day, setting.startDate) ?? "") : "";
  });
  host.selectAll("line.hg-base").data([bottom]).join("line").attr("class", "hg-base").attr("x1", left).attr("x2", right).attr("y1", bottom).attr("y2", bottom);
}

/** Ticks make way for the month the cursor stands at; null gives them back their place. */
export function clearTimeAxis(host: Group, x: Scale, at: number | null, setting: Setting): void {
  const room = setting.startDate === null ? 46 : 62;
  host.selectAll<SVGGElement, number>("g.hg-month").selectAll<SVGTextElement, number>("text")
    .attr("visibility", (day) => (at !== null && Math.abs(x(day) + (day === 0 ? 20 : 0) - at) < room + (day === 0 ? 12 : 0) ? "hidden" : null));
}

/** Pixels the time axis needs below the plot. */
export function timeAxisHeight(setting: Setting): number {
  return setting.startDate === null ? 24 : 38;
}

/** Half a pixel is as sharp as a screen shows; shorter texts are drawn sooner. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** A line of text in a chart. */
export type TextLine = Selection<SVGTextElement, unknown, null, undefined>;

/** The month at the cursor, in the place of the ticks that made way for it. */
export function drawCursorMonth(number: TextLine, name: TextLine, x: Scale, bottom: number, day: number, setting: Setting): void {
  const at = Math.max(x.range()[0] + 24, round(x(day)));
  number.attr("x", at).attr("y", bottom + 17).text(month(day, null));
  name.attr("x", at).attr("y", bottom + 31).text(calendarMonth(day, setting.startDate) ?? "");
}
