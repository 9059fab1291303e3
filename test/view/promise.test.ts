import { expect, test } from "vitest";
import { en } from "../../src/view/words/en.ts";
import { plain } from "../../src/view/words/sentence.ts";

const stages = { lead: { label: "Lead", bulb: "left", order: 1 }, deal: { label: "Opportunity", bulb: "neck", order: 2 }, fan: { label: "Fan", bulb: "right", order: 3 } };

function told(promised: Record<string, number>, found: Record<string, number>): string | null {
  const metrics = Object.fromEntries(Object.entries(found).map(([name, mean]) => [name, { mean }]));
  const sentence = en.promise({ metrics: promised } as never, { metrics } as never, { stages, run: { horizonMonths: 10 } } as never);
  return sentence && plain(sentence);
}

test("what a spreadsheet misses is told of the stage at which one decides", () => {
  expect(told({ "entries.lead": 9000, "entries.deal": 3740 }, { "entries.lead": 10, "entries.deal": 1060 })).toBe("A funnel spreadsheet would promise 374 a month in “Opportunity”; queues and limits leave 106.");
});

test("where it is right, or promises too little, that is said", () => {
  expect(told({ "entries.deal": 40 }, { "entries.deal": 41 })).toBe("A funnel spreadsheet would promise 4 a month in “Opportunity”: here it is right.");
  expect(told({ "entries.deal": 20 }, { "entries.deal": 33 })).toBe("A funnel spreadsheet would promise 2 a month in “Opportunity”; the futures bring 3.3.");
});

test("where it says nothing there is no sentence", () => {
  expect(told({}, { "entries.deal": 41 })).toBeNull();
  expect(told({ "entries.deal": 0 }, { "entries.deal": 0 })).toBeNull();
});

test("a promise of more people than anybody counts is growth without end", () => {
  expect(told({ "entries.deal": 5e12 }, { "entries.deal": 650 })).toBe("A funnel spreadsheet would promise growth without end in “Opportunity”; queues and limits leave 65 a month.");
});
