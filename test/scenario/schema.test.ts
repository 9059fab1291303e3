import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { jsonSchema } from "./json-schema.ts";

const file = fileURLToPath(new URL("../../public/scenario.schema.json", import.meta.url));

describe("public/scenario.schema.json", () => {
  it("is what the schema says (UPDATE=1 writes it anew)", () => {
    const text = `${JSON.stringify(jsonSchema(), null, 1)}\n`;
    if (process.env.UPDATE === "1") writeFileSync(file, text);
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});
