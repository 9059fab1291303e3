import { ENGINE_VERSION } from "../../model/index.ts";
import { counted, list, plain } from "./amount.ts";
import { changes } from "./change.ts";
import { isOwnDocument } from "./input.ts";
import { lawsIn } from "./law.ts";
import type { Fact, Item, Reported } from "./card.ts";

const pending = "being computed";

export function identity(reported: Reported): Fact[] {
  const { scenario, sim, version, curves } = reported;
  const found = changes(reported).length;
  const differs = isOwnDocument(reported) ? ", carrying a document of its own" : found === 0 ? ", as published" : `, ${counted(found, "value")} changed`;
  return [
    { term: "Sim", text: `${sim}, version ${plain(version)}${differs}` },
    { term: "Engine", text: `${ENGINE_VERSION}, schema ${scenario.schemaVersion}` },
    { term: "Seed", text: scenario.run.seed },
    { term: "Futures", text: `${plain(scenario.run.replications)} of ${counted(scenario.run.horizonMonths, "month")}` },
    { term: "Fingerprint", text: curves?.fingerprint ?? pending },
    { term: "Checks", text: curves ? (curves.violations.length === 0 ? "all held" : `${plain(curves.violations.length)} violated`) : pending },
  ];
}

export function implementation(reported: Reported): Item[] {
  const { scenario, curves, uncertain } = reported;
  const laws = lawsIn(scenario);
  const kinds = [...new Set(laws.map(({ kind }) => kind))].map((kind) => `${plain(laws.filter((law) => law.kind === kind).length)} ${kind}`);
  return [
    {
      number: "5.1",
      heading: "Software or programming language",
      paragraphs: [`Hourglass, engine ${ENGINE_VERSION}, TypeScript; document of schema version ${scenario.schemaVersion}. The engine is its own; what it must do is numbered in SPEC.md, and every rule names the tests that hold it.`],
    },
    {
      number: "5.2",
      heading: "Random sampling",
      paragraphs: [
        `Threefry-2x32 with 20 rounds, keyed by seed ${scenario.run.seed}. Each draw has an address (replication, person, place, round, purpose) and nothing comes from a shared stream, so a change moves only what it touches: ${plain(scenario.run.replications)} futures here meet the same luck as ${plain(scenario.run.replications)} of any other link of this seed.`,
        `Laws are sampled by their inverse with portable arithmetic: ${list(kinds)}.${uncertain ? " Uncertain numbers are drawn once a replication, addressed by their path." : ""}`,
      ],
    },
    {
      number: "5.3",
      heading: "Model execution",
      paragraphs: ["Next event, on whole ticks of 1/16 s. At one instant things happen by kind (service end, opening, entry, request, patience, anniversary, leaving, knock), then by person, then by round; a midnight comes before everything else of its day. When something was scheduled does not matter, nor do the order of records in the document and the number of threads."],
    },
    {
      number: "5.4",
      heading: "System specification",
      paragraphs: [
        curves
          ? `None is needed: the result is a function of document, seed and engine. Fingerprint ${curves.fingerprint}, an order-free sum over all ${counted(curves.events, "event")} of replications 0 to ${plain(curves.replications - 1)}, comes out the same on every machine, or one of the three is another.`
          : `None is needed: the result is a function of document, seed and engine. The fingerprint over all ${counted(scenario.run.replications, "replication")} is ${pending}.`,
      ],
    },
  ];
}

export function access({ link, sim, version, scenario, uncertain }: Reported): Item[] {
  return [
    {
      number: "6.1",
      heading: "Computer model sharing statement",
      paragraphs: [
        `The link holds the whole question: base ${sim}@${version}, which never changes, every difference from it, seed, ${counted(scenario.run.replications, "replication")}${uncertain ? ", that uncertain numbers are drawn" : ""}, engine and fingerprint. Behind the address of any page of Hourglass it opens this model, simulates it anew, and says whether the numbers are the same. The program is free under the MIT licence; in its folder this command writes this card:`,
      ],
      code: `npm run -s hourglass -- report '${link}'`,
    },
  ];
}
