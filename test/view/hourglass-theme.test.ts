import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, palettes, variableName, type Palette, type ThemeName } from "../../src/view/theme.ts";

const css = readFileSync(new URL("../../src/view/theme.css", import.meta.url), "utf8");
const roles = Object.keys(palettes.light) as (keyof Palette)[];
const names: ThemeName[] = ["light", "dark"];

/** Values of a variable in order of appearance: light, dark by system, dark by choice. */
function values(role: keyof Palette): string[] {
  return [...css.matchAll(new RegExp(`${variableName(role)}: (#[0-9a-f]{6});`, "g"))].map((match) => match[1]);
}

test.each(roles)("theme.css and theme.ts say the same %s", (role) => {
  const { light, dark } = palettes;
  expect(values(role)).toEqual([light[role], dark[role], dark[role]]);
});

describe.each(names)("%s", (name) => {
  const palette = palettes[name];
  test.each(["ink", "ink2", "ink3", "accent", "warning", "danger", "inboundInk", "outboundInk", "referralInk", "otherInk"] as const)(
    "%s can be read as small text on paper, raised and sunken", (role) => {
      for (const ground of [palette.paper, palette.raised, palette.sunken]) expect(contrast(palette[role], ground)).toBeGreaterThanOrEqual(4.5);
    });
  test.each(["inbound", "outbound", "referral", "other", "ruleStrong", "focus"] as const)(
    "%s can be seen as a mark on paper and on sand", (role) => {
      expect(contrast(palette[role], palette.paper)).toBeGreaterThanOrEqual(3);
      expect(contrast(palette[role], palette.sand)).toBeGreaterThanOrEqual(role === "ruleStrong" ? 2.5 : 3);
    });
  test("words on the accent can be read", () => {
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
  });
});
