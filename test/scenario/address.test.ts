import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { describeIssue, mergePatch, readAddress, toScenario, withValue, writeAddress, type Address, type Pair, type Scenario } from "../../src/scenario/index.ts";
import { anyScenario, shelf, sim } from "./arbitrary.ts";

const hourglass = sim("hourglass");
const read = (fragment: string) => readAddress(fragment, shelf);
const write = (scenario: Scenario, extras: readonly Pair[] = []) => writeAddress({ sim: "hourglass", scenario, engine: "1.0", fingerprint: "9c41f00d9c41f00d", extras }, shelf);
const said = async (fragment: string) => (await read(fragment)).issues.map(describeIssue);
const patient = { timeout: 120_000 };

/** One of our own scenarios, long enough to be deflated. */
const long = Object.keys(hourglass.teams).reduce(
  (scenario, id, at) => withValue(scenario, `teams.${id}.label`, `${hourglass.teams[id].label} ${"№".repeat(60)} ${at}`),
  withValue(hourglass, "description", Array.from({ length: 200 }, (_, at) => `word ${at * 7919}`).join(", ")),
);

describe("writeAddress(what)", () => {
  it("tells what differs from the frozen base, readably and in a stable order (rule A1)", async () => {
    const scenario = withValue(withValue(hourglass, "teams.insideSales.headcount", 4), "acquisition.inboundShare", 0.75);
    expect(await write(scenario, [["view.tab", "money & time"]])).toEqual({
      fragment:
        "#sim=hourglass@2&engine=1.0&seed=AMBER-BROOK-CHASM&n=200&acquisition.inboundShare=0.75&teams.insideSales.headcount=4&fp=9c41f00d9c41f00d&c=0ab3&view.tab=money%20%26%20time",
      compact: false,
      tooLong: false,
    });
  });

  it("does not depend on the order in which things were changed (rule A1)", async () => {
    const a = withValue(withValue(hourglass, "market.accounts", 7000), "teams.insideSales.headcount", 4);
    const b = withValue(withValue(hourglass, "teams.insideSales.headcount", 4), "market.accounts", 7000);
    expect(await write(a)).toEqual(await write(b));
  });

  it("says of a new part only what is not the default", async () => {
    const { scenario } = toScenario(mergePatch(hourglass, { teams: { temps: { headcount: 3 } } }));
    expect((await write(scenario)).fragment).toContain("&n=200&teams.temps.headcount=3&teams.temps.label=Temps&fp=");
  });

  it("says the kind of a law and its numbers, not what falls away", async () => {
    const scenario = withValue(hourglass, "stages.lead.dwellDays", { kind: "gamma", mean: 7, shape: 1.5 });
    expect((await write(scenario)).fragment).toContain("&n=200&stages.lead.dwellDays.kind=gamma&stages.lead.dwellDays.mean=7&stages.lead.dwellDays.shape=1.5&fp=");
  });

  it("deflates above 1,500 characters and says when even that is more than 2,000", async () => {
    const { fragment, compact, tooLong } = await write(long);
    expect(fragment).toMatch(/^#sim=hourglass@2&engine=1\.0&seed=AMBER-BROOK-CHASM&n=200&z=[\w-]+&fp=[0-9a-f]+&c=[0-9a-f]{4}$/);
    expect({ compact, tooLong }).toEqual({ compact: true, tooLong: false });
    expect(fragment.length).toBeLessThan(2000);
    const noise = Array.from({ length: 390 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0).join(" ").slice(0, 4000);
    expect(await write(withValue(hourglass, "description", noise))).toMatchObject({ compact: true, tooLong: true });
  });

  it("throws where the caller errs", async () => {
    const what = { scenario: hourglass, engine: "1.0" };
    await expect(writeAddress({ sim: "hourglas", ...what }, shelf)).rejects.toThrow(/^unknown sim: hourglas; expected hourglass, /);
    await expect(writeAddress({ sim: "hourglass", version: 9, ...what }, shelf)).rejects.toThrow("unknown version of hourglass: 9; expected 2");
    await expect(write(hourglass, [["seed", "1"]])).rejects.toThrow("not an extra key: seed");
  });
});

describe("readAddress(writeAddress(what))", () => {
  const seed = 4_1729;

  it(`is the same scenario, without a word (seed ${seed})`, patient, async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario, fc.constantFrom(...shelf.names), fc.array(fc.string({ unit: "grapheme" })), async (scenario, name, texts) => {
        const extras = texts.map((text, at): Pair => [`view.${text}`, `${at}${text}`]);
        const { fragment } = await writeAddress({ sim: name, scenario, engine: "1.0", fingerprint: "00ff", extras }, shelf);
        const address = await read(fragment);
        expect(JSON.stringify(address.scenario)).toBe(JSON.stringify(scenario));
        expect(address.issues).toEqual(toScenario(scenario).issues);
        expect(address).toMatchObject({ sim: name, version: shelf.version(name), seed: scenario.run.seed, replications: scenario.run.replications, engine: "1.0", fingerprint: "00ff", extras });
      }),
      { seed, numRuns: 60 },
    );
  });

  it("keeps numbers to the last digit, words of every script, and texts that look like something else", async () => {
    for (const title of ["null", '"null"', "", "&c=1#x=2%", "Лійка 滝 🦊", "<script>alert(1)</script>", "a+b c\n", "it's (odd)!*~"]) {
      const scenario = { ...withValue(hourglass, "market.accounts", 12_345_678), title: title === "" ? "Untitled" : title };
      scenario.run = { ...scenario.run, seed: title };
      scenario.retention = { ...scenario.retention, monthlyChurn: 0.1 + 0.2 - 0.3 };
      const { fragment } = await write(scenario);
      expect(fragment).toMatch(/^#[\w.~=&%@,:/-]*$/);
      expect(await read(fragment)).toMatchObject({ scenario, issues: [] });
    }
  });
});

describe("readAddress(fragment)", () => {
  it("opens the first sim of the shelf when it says nothing", async () => {
    for (const fragment of ["", "#", "#&&"]) expect(await read(fragment)).toMatchObject({ sim: "hourglass", version: 2, scenario: hourglass, base: hourglass, issues: [], extras: [] });
  });

  it("reads what a person typed, without engine or checksum", async () => {
    const { scenario, base, issues, seed, replications, engine, fingerprint } = await read("sim=isc&seed=мрія&n=50&teams.bdr.headcount=8.5&cooling.floor=.5&stages.lead.dwellDays.kind=exponential&stages.lead.dwellDays.mean=2");
    expect({ issues, seed, replications, engine, fingerprint }).toEqual({ issues: [], seed: "мрія", replications: 50, engine: null, fingerprint: null });
    expect(scenario.teams.bdr.headcount).toBe(8.5);
    expect(scenario.cooling).toEqual({ graceHours: 0, halfLifeHours: 6, floor: 0.5 });
    expect(scenario.stages.lead.dwellDays).toEqual({ kind: "exponential", mean: 2 });
    expect(base).toEqual(sim("isc"));
  });

  it("reads a whole link", async () => {
    expect(await read("https://example.org/app/?x=1#sim=isc@1")).toMatchObject({ sim: "isc", issues: [] });
  });

  it("removes by null what may be absent, and nothing else (rule A1)", async () => {
    const { scenario, issues } = await read("cooling=null&channels.outbound=null&retention.winbackDays=null&market.accounts=null&run=null&stages.lead.dwellDays.median=null");
    expect(scenario.cooling).toBeNull();
    expect(scenario.channels.outbound).toBeUndefined();
    expect(scenario.market).toEqual(hourglass.market);
    expect(scenario.run).toEqual(hourglass.run);
    expect(issues.filter(({ code }) => code === "wrongType").map(({ path }) => path)).toEqual(["market.accounts", "run", "stages.lead.dwellDays.median"]);
  });

  it("reads lists of numbers", async () => {
    const { scenario, issues } = await read("activity.dayWeights=1,1,1,1,1,0,0");
    expect(issues).toEqual([]);
    expect(scenario.activity.dayWeights).toEqual([1, 1, 1, 1, 1, 0, 0]);
  });

  it("keeps the base's value where the given one is no value, and lists it", async () => {
    for (const text of ["NaN", "0x10", "1e999", "-1e999", "Infinity", "", "four", "4 ", "1,2", "{}"]) {
      const { scenario, issues } = await read(`teams.insideSales.headcount=${encodeURIComponent(text)}`);
      expect(scenario).toEqual(hourglass);
      expect(issues).toEqual([{ path: "teams.insideSales.headcount", code: "wrongType", given: text, expected: ["a number"] }]);
    }
    expect(await said("teams.insideSales.discipline=lifo&activity.dayWeights=1,x")).toEqual([
      "unknown choice: teams.insideSales.discipline = lifo; expected fifo, priority or newestFirst",
      "wrong type: activity.dayWeights = 1,x; expected 7 numbers",
    ]);
  });

  it("clamps what is out of range and lists it", async () => {
    const { scenario, issues } = await read("n=0&retention.monthlyChurn=7");
    expect([scenario.run.replications, scenario.retention.monthlyChurn]).toEqual([1, 1]);
    expect(issues.map(({ code, path }) => [code, path])).toEqual([["outOfRange", "run.replications"], ["outOfRange", "retention.monthlyChurn"]]);
  });

  it("keeps unknown keys, lists them with the nearest, and writes them again", async () => {
    const { scenario, issues, extras } = await read("teams.insideSales.hedcount=4&shape=round&stages.lead.dwellDays.value=3&view.tab=2");
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(["unknownKey teams.insideSales.hedcount", "unknownKey shape", "unknownKey stages.lead.dwellDays.value"]);
    expect(issues[0].expected[0]).toBe("teams.insideSales.headcount");
    expect(extras.map(([key]) => key).sort()).toEqual(["shape", "stages.lead.dwellDays.value", "teams.insideSales.hedcount", "view.tab"]);
    const { fragment } = await write(scenario, extras);
    expect(fragment).toContain("&shape=round");
    expect((await read(fragment)).issues.map(({ code }) => code)).toEqual(["unknownKey", "unknownKey", "unknownKey"]);
  });

  it("lists an unknown sim or version and opens the first sim or its newest version", async () => {
    expect(await said("sim=hourglas")).toEqual([expect.stringMatching(/^unknown sim: hourglas; expected hourglass, /)]);
    expect(await said("sim=constructor")).toHaveLength(1);
    expect(await said("sim=__proto__@1")).toHaveLength(1);
    expect(await said("sim=isc@7")).toEqual(["unknown version: 7; expected 2"]);
    for (const version of ["", "x", "-1", "1e3", "99999999999"]) expect(await read(`sim=isc@${version}`)).toMatchObject({ sim: "isc", version: 2, issues: [{ code: "unknownVersion" }] });
  });

  it("lists a key given twice; the later stands", async () => {
    const { scenario, issues } = await read("market.accounts=700&market.accounts=900&seed=a&run.seed=b");
    expect([scenario.market.accounts, scenario.run.seed]).toEqual([900, "b"]);
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(["repeatedKey market.accounts", "repeatedKey run.seed"]);
  });

  it("never follows keys that JavaScript gives a meaning to", async () => {
    const { scenario, extras } = await read("__proto__.polluted=1&constructor.prototype.polluted=1&teams.__proto__.headcount=9&teams.constructor.headcount=9&__proto__=1");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(scenario).toEqual(hourglass);
    expect(extras).toHaveLength(5);
  });

  it("lists broken percent-encoding", async () => {
    expect(await said("title=%E0%A4%A&%=1")).toHaveLength(3);
    expect((await read("title=%E0%A4%A")).scenario.title).toBe("%E0%A4%A");
  });

  it("does not mind how a link was encoded or ordered on its way", async () => {
    const { fragment } = await write(withValue(hourglass, "teams.insideSales.headcount", 4));
    const pairs = fragment.slice(1).split("&");
    expect(await said([...pairs].reverse().join("&"))).toEqual([]);
    expect(await said(fragment.replaceAll(".", "%2E").replaceAll("@", "%40"))).toEqual([]);
  });

  it("notices a change of any value, and not one of the view (rule A2)", async () => {
    const { fragment } = await write(withValue(hourglass, "teams.insideSales.headcount", 4), [["view.tab", "2"]]);
    expect(await said(fragment.replace("headcount=4", "headcount=5"))).toEqual([expect.stringMatching(/^link was cut short or changed: [0-9a-f]{4}; expected [0-9a-f]{4}$/)]);
    expect(await said(fragment.replace("view.tab=2", "view.tab=3&view.more=1"))).toEqual([]);
  });

  describe("cut at every character", () => {
    let whole: Record<string, string>;
    beforeAll(async () => {
      whole = {
        readable: (await write(withValue(withValue(hourglass, "teams.insideSales.headcount", 4), "title", "Лійка"))).fragment,
        compact: (await write(long)).fragment,
      };
    });

    for (const form of ["readable", "compact"]) {
      it(`opens and says so (${form})`, patient, async () => {
        const fragment = whole[form];
        const step = form === "compact" ? 7 : 1;
        // Up to the end of the sim's name a cut link cannot be told from one typed by hand.
        for (let length = "#sim=hourglass@2&".length + 1; length < fragment.length; length += step) {
          const { issues, scenario } = await read(fragment.slice(0, length));
          expect(issues.length, fragment.slice(0, length)).toBeGreaterThan(0);
          expect(toScenario(scenario).issues).toEqual([]);
        }
      });
    }
  });

  it("opens a deflated text that is broken, swollen or no text", async () => {
    for (const z of ["", "A", "!!!!", "AAAA", "_____w", "z".repeat(3000)]) {
      expect(await read(`sim=isc&z=${z}`)).toMatchObject({ sim: "isc", scenario: sim("isc"), issues: [{ code: "unreadable" }] });
    }
    const bomb = await deflate("title=".padEnd(20_000_000, "a"));
    expect(await said(`z=${bomb}`)).toEqual([expect.stringMatching(/^unreadable: /)]);
  });

  const attacks = [
    "sim=constructor",
    "sim=hourglass@1@1",
    "teams.insideSales.headcount=NaN&n=1e999&seed=",
    "title=<script>alert(1)</script>&description=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "=&==&=a&a=&&&",
    "stages=1&channels=[]&teams={}",
    "stages.lead=null&stages=null",
    "referral=null&referral.strength=2",
    `x=${"9".repeat(10_000)}`,
    `${"a.".repeat(5000)}b=1`,
    `${"stages.lead.exits.".repeat(600)}=1`,
    Array.from({ length: 2000 }, (_, at) => `k${at}=${at}`).join("&"),
    Array.from({ length: 400 }, (_, at) => `teams.t${at}.headcount=1`).join("&"),
    Array.from({ length: 300 }, (_, at) => `uncertainty.x~1y${at}.kind=fixed`).join("&"),
    `title=${"%F0%9F%A6%8A".repeat(900)}`,
    "\uD800&\uDFFF=\uD800&title=\uD83E",
    "%00=%00&title=%00",
  ];
  for (const fragment of attacks) {
    it(`opens ${fragment.slice(0, 60)}${fragment.length > 60 ? `… (${fragment.length} characters)` : ""}`, patient, async () => {
      sound(await read(fragment));
    });
  }

  const seed = 20_260_301;
  it(`opens any text (fuzz, seed ${seed}) (rule A2)`, patient, async () => {
    const { fragment: good } = await write(withValue(hourglass, "teams.insideSales.headcount", 4));
    const paths = ["sim", "seed", "n", "c", "fp", "engine", "z", "view.x", "stages.lead", "stages.lead.exits.opportunity.probability", "stages.lead.dwellDays.kind", "teams.x.headcount", "channels.organic.kind", "controls.mix.path", "uncertainty.a~1b.kind", "__proto__", "teams", "referral", "startDate", "currency"];
    const values = fc.oneof(fc.string({ unit: "binary" }), fc.double().map(String), fc.constantFrom("null", "NaN", "1e999", "0x1f", "true", "fixed", "paid", "{}", "[]", "__proto__", "hourglass@1", "isc", "%", "%ZZ"));
    const pairs = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...paths), fc.string({ unit: "binary" })), values).map(([key, value]) => `${key}=${value}`), { maxLength: 12 }).map((all) => all.join("&"));
    const damaged = fc.tuple(fc.nat(good.length), fc.nat(8), fc.string({ unit: "binary", maxLength: 4 })).map(([at, cut, text]) => good.slice(0, at) + text + good.slice(at + cut));
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), pairs, damaged), async (fragment) => sound(await read(fragment))), { seed, numRuns: 250 });
  });
});

function sound({ scenario, issues, extras, sim: name, version, seed, replications }: Address): void {
  expect(shelf.names).toContain(name);
  expect(version).toBeGreaterThanOrEqual(1);
  expect(version).toBeLessThanOrEqual(shelf.version(name)!);
  expect([seed, replications]).toEqual([scenario.run.seed, scenario.run.replications]);
  for (const issue of issues) expect(describeIssue(issue)).not.toBe("");
  expect(JSON.stringify(toScenario(scenario).scenario)).toBe(JSON.stringify(scenario));
  expect(Array.isArray(extras)).toBe(true);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}

async function deflate(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
}
