/**
 * The report card of one link, after STRESS-DES (Monks et al. 2019, Strengthening the Reporting of Empirical Simulation
 * Studies): its items in its order and with its numbers, each told from the scenario, its difference from the published
 * document, the curves and the versions. The same question gives the same card on every machine: no date and no host is in it.
 */
import type { Item, Report, Reported } from "./card.ts";
import { components } from "./components.ts";
import { data } from "./data.ts";
import { experimentation } from "./experimentation.ts";
import { access, identity, implementation } from "./implementation.ts";
import { logic } from "./logic.ts";
import { objectives } from "./objectives.ts";

export function report(reported: Reported): Report {
  const sections: [heading: string, items: readonly Item[]][] = [
    ["Objectives", objectives(reported)],
    ["Logic", [...logic(reported), ...components(reported)]],
    ["Data", data(reported)],
    ["Experimentation", experimentation(reported)],
    ["Implementation", implementation(reported)],
    ["Code access", access(reported)],
  ];
  return {
    title: reported.scenario.title,
    identity: identity(reported),
    sections: sections.map(([heading, items], at) => ({ number: String(at + 1), heading, items })),
  };
}
