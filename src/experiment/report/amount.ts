/** Numbers in words, the same on every machine: no locale is asked. */

/** Exact to twelve figures, thousands apart: `1,500`, `0.023`, `−3`. */
export function plain(value: number): string {
  const text = String(Number(Math.abs(value).toPrecision(12)));
  const [whole, ...rest] = text.split(/(?=[.e])/);
  return (value < 0 && text !== "0" ? "−" : "") + whole.replaceAll(/\B(?=(\d{3})+$)/g, ",") + rest.join("");
}

/** What a scenario says, in its unit: `35%`, `60,000 USD`, `75 days`, `1 person`. */
export function amount(value: number, unit: string, currency: string): string {
  switch (unit) {
    case "share":
      return `${plain(value * 100)}%`;
    case "money":
      return `${plain(value)} ${currency}`;
    case "":
    case "×":
    case "count":
      return plain(value);
    case "month":
      return `month ${plain(value)}`;
    default:
      return `${plain(value)} ${spoken(unit, value)}`;
  }
}

const names: Readonly<Record<string, string>> = { d: "days", h: "hours", minutes: "min" };
const singulars: Readonly<Record<string, string>> = { people: "person", activities: "activity", min: "min" };

function spoken(unit: string, value: number): string {
  const name = names[unit] ?? unit;
  return value === 1 ? (singulars[name] ?? name.replace(/s$/, "")) : name;
}

/** What was computed, without its unit: four figures, or whole numbers from a thousand on; shares in per cent. */
export function estimate(value: number, unit: string): string {
  if (!Number.isFinite(value)) return "—";
  const shown = unit === "share" ? value * 100 : value;
  return plain(Math.abs(shown) >= 1000 ? Math.round(shown) : Number(shown.toPrecision(4)));
}

/** `12.3 to 45.6`; a dash where either end does not exist. */
export function span(low: number, high: number, unit: string): string {
  return Number.isFinite(low) && Number.isFinite(high) ? `${estimate(low, unit)} to ${estimate(high, unit)}` : "—";
}

/** `a`, `a and b`, `a, b and c`. */
export function list(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

/** `1 stage`, `3 stages`. */
export function counted(count: number, noun: string): string {
  return `${plain(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** What is the same several times over is said once: `1 (8 times), 5.6 (10 times)`. */
export function inRuns(values: readonly number[]): string {
  const runs: { value: number; times: number }[] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.value === value) last.times++;
    else runs.push({ value, times: 1 });
  }
  return runs.map(({ value, times }) => (times === 1 ? plain(value) : `${plain(value)} (${times} times)`)).join(", ");
}
