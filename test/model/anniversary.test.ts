import { expect, test } from "vitest";
import { changed } from "../claims/luck.ts";
import { logbook } from "./logbook.ts";

test("at an anniversary a customer leaves, or steps back, begins to pay, grows and pays, in this order (rule O7)", () => {
  const order = ["churn", "contract", "subscribe", "expand", "pay"];
  const entries = logbook(changed("hourglass", { "value.contractionPerYear": 2.4 })).filter(({ what }) => order.includes(what));
  const together = new Map<string, string[]>();
  for (const { person, day, what } of entries) together.set(`${person} ${day}`, [...(together.get(`${person} ${day}`) ?? []), what]);
  const several = Array.from(together.values()).filter(({ length }) => length > 1);
  for (const kinds of several) {
    expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(kinds).not.toContain("churn");
  }
  // Not by having nothing to put in order: all three that this sim knows happen together.
  expect(several.filter((kinds) => kinds.join() === "contract,expand,pay").length).toBeGreaterThan(3);
});
