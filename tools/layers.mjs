/**
 * Who may import whom. The only list: the lint rule `house/doors` reads it, and test/architecture.test.ts
 * checks that the project references of the type checker say the same.
 *
 * Every layer has one door, `index.ts`. Work that differs between hosts (a worker is made differently in a
 * browser and in Node) has a door of its own beside it, so that `index.ts` stays free of both hosts.
 */
const left = ["kernel", "scenario", "model", "experiment"];

export const layers = {
  kernel: { knows: [] },
  scenario: { knows: [] },
  model: { knows: ["kernel", "scenario"] },
  experiment: { knows: ["kernel", "scenario", "model"], hostDoors: ["browser.ts", "node.ts"] },
  calibrate: { knows: ["kernel", "scenario"] },
  view: { knows: [...left, "calibrate"] },
  export: { knows: [...left, "calibrate", "view"] },
  notebook: { knows: [...left, "calibrate", "view", "export"] },
  app: { knows: [...left, "calibrate", "view", "export", "notebook"], mayOpenShelf: true },
  cli: { knows: [...left, "calibrate"], mayOpenShelf: true },
};

/**
 * Packages allowed where numbers must come out the same in every engine: general statistics and random
 * packages call `Math.log` and its kin, which differ between browsers.
 */
export const packagesAllowed = {
  kernel: ["seedrandom"],
  model: [],
};
