import { Refusal } from "./refusal.ts";

/** Workers beyond this many would only fill memory. */
export const mostWorkers = 256;

/** The value of an option that is a whole number; refused where it is none or beyond its ends. */
export function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max)) throw new Refusal(`bad number: ${name} ${text}; expected a whole number from ${min} to ${max}`);
  return value;
}
