import { create } from "d3";
import type { Scenario } from "../../scenario/index.ts";
import { count } from "../number.ts";
import { sides } from "./crowd.ts";
import type { HeightOf, ScaleKind } from "./heights.ts";
import { ringWidth, shapePath } from "./paint.ts";

export interface Chosen {
  scale: ScaleKind;
  heightOf: HeightOf;
}

/** The line over the picture: what colour, shape, dot and height mean, and the two switches. */
export class Caption {
  readonly node = document.createElement("div");
  private readonly dot = document.createElement("span");
  private readonly ghost = document.createElement("span");
  private readonly buttons: { button: HTMLButtonElement; chosen: Partial<Chosen> }[] = [];

  constructor(scenario: Scenario, choose: (chosen: Partial<Chosen>) => void) {
    this.node.className = "hourglass-caption";
    const keys = document.createElement("p");
    for (const side of sides) {
      if (!Object.values(scenario.channels).some((channel) => channel.side === side)) continue;
      const key = document.createElement("span");
      key.className = "hourglass-key";
      const colour = `var(--${side})`;
      const ring = ringWidth(side, 4);
      key.append(create("svg").attr("width", 12).attr("height", 12).attr("viewBox", "-6 -6 12 12").attr("aria-hidden", "true")
        .call((svg) => svg.append("path").attr("d", shapePath(side, 4)).attr("fill", ring ? "none" : colour).attr("stroke", ring ? colour : null).attr("stroke-width", ring || null))
        .node()!, side);
      keys.append(key);
    }
    keys.append(this.dot, this.ghost);

    const switches = document.createElement("p");
    switches.append(
      this.group("Height", choose, [["people", { heightOf: "people" }], ["value", { heightOf: "value" }]]),
      this.group("Scale", choose, [["square root", { scale: "sqrt" }], ["linear", { scale: "linear" }]]),
    );
    this.node.append(keys, switches);
  }

  /** `perGrain` 0 leaves the visitors unexplained, where there is no room. */
  update(chosen: Chosen, perDot: number, perGrain: number, futures: number): void {
    this.dot.textContent = `${dotWords(perDot)}${perGrain > 0 ? `, 1 grain = ${count(perGrain)} visits` : ""}`;
    this.ghost.textContent = futures > 0 ? `┄ median of ${count(futures)} futures` : "";
    for (const { button, chosen: own } of this.buttons) {
      const pressed = Object.entries(own).every(([key, value]) => chosen[key as keyof Chosen] === value);
      button.setAttribute("aria-pressed", String(pressed));
    }
  }

  private group(label: string, choose: (chosen: Partial<Chosen>) => void, entries: [string, Partial<Chosen>][]): HTMLElement {
    const group = document.createElement("span");
    group.className = "hourglass-switch";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    group.append(`${label} `);
    for (const [text, chosen] of entries) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", () => choose(chosen));
      this.buttons.push({ button, chosen });
      group.append(button);
    }
    return group;
  }
}

/** "1 dot = 1 person". */
export function dotWords(perDot: number): string {
  return `1 dot = ${perDot === 1 ? "1 person" : `${count(perDot)} people`}`;
}
