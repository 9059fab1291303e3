import { expect, test } from "vitest";
import { jsonPlace } from "../../src/app/json-place.ts";

test.each(['{"a": [1, -2.5e3, true, null, "x\\n\\u00e9"], "b": {}}', "[]", "0", '"x"', " { } "])("%s is JSON", (text) => {
  expect(jsonPlace(text)).toBeNull();
});

test.each([["{", 1], ['{"a": }', 6], ['{"a": 1,}', 8], ["[1 2]", 3], ['{"a" 1}', 5], ["nope", 0], ["01", 1], ['"open', 0], ["", 0], ["{} x", 3]])("%s stops being JSON at %d", (text, place) => {
  expect(jsonPlace(text)).toBe(place);
});

test("agrees with the parser on every cut of a document", () => {
  const whole = JSON.stringify({ a: [1, 2.5, "three"], b: { c: null, d: true } });
  for (let end = 0; end <= whole.length; end++) {
    const text = whole.slice(0, end);
    let valid = true;
    try {
      JSON.parse(text);
    } catch {
      valid = false;
    }
    expect(jsonPlace(text) === null, text).toBe(valid);
  }
});
