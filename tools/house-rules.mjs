/**
 * The lint rules no ready-made rule can state: they need to know where a file stands, or the whole of `Math`.
 * Loaded by .oxlintrc.json; proven by test/architecture.test.ts.
 */
import { dirname, join, relative, sep } from "node:path";
import { layers, packagesAllowed } from "./layers.mjs";

/** `src/model/ledger.ts` → `{layer: "model", inside: "ledger.ts"}`; undefined outside `src/<known layer>/`. */
function place(path) {
  const [top, layer, ...inside] = path.split("/");
  return top === "src" && layer in layers ? { layer, inside: inside.join("/") } : undefined;
}

/** Why `file` may not import `specifier`, or undefined when it may. Paths are relative to the repository. */
function objection(file, specifier) {
  const from = place(file);
  // Vite's `?worker`, `?url`, `?inline` say how to load a file, not which.
  const name = specifier.replace(/[?#].*$/, "");

  if (!name.startsWith(".")) {
    const allowed = from && packagesAllowed[from.layer];
    if (!allowed || allowed.includes(name)) return;
    return `${from.layer} may not use the package ${name}; allowed: ${allowed.join(", ") || "none"}`;
  }

  // A test may look at the inside of what it tests.
  if (file.startsWith("test/")) return;

  const target = join(dirname(file), name).split(sep).join("/");
  const to = place(target);
  if (!to) {
    if (!from || target === "package.json") return;
    if (target.startsWith("sims/") && layers[from.layer].mayOpenShelf) return;
    return `${from.layer} may not reach outside the layers: ${target}`;
  }
  if (from?.layer === to.layer) return;
  if (from && !layers[from.layer].knows.includes(to.layer)) {
    return `${from.layer} may not know ${to.layer}; it knows: ${layers[from.layer].knows.join(", ") || "no other layer"}`;
  }
  const doors = ["index.ts", ...(layers[to.layer].hostDoors ?? [])];
  if (!doors.includes(to.inside)) {
    return `import past the door of ${to.layer}: ${to.inside || "."}; doors: ${doors.join(", ")}`;
  }
}

/** Static, re-exported, dynamic and type-only imports, and the `new URL` by which workers and assets are named. */
const doors = {
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join("/");
    const check = (node, specifier) => {
      if (typeof specifier !== "string") return;
      const message = objection(file, specifier);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.value),
      TSImportType: (node) => check(node, node.source?.value),
      NewExpression(node) {
        if (node.callee.name !== "URL" || node.arguments[1]?.type !== "MemberExpression") return;
        const specifier = node.arguments[0].value;
        // `new URL("x", import.meta.url)` means `./x`.
        if (typeof specifier === "string" && !specifier.includes(":")) check(node, specifier.startsWith(".") ? specifier : `./${specifier}`);
      },
    };
  },
};

/** What the language standard fixes to the last bit. Everything else in `Math` differs between engines. */
const exact = new Set(
  "abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2".split(" "),
);

const portableNumbers = {
  create(context) {
    const power = (node) =>
      context.report({ node, message: "`**` differs between engines in the last digits; use the kernel's own power" });
    return {
      "BinaryExpression[operator='**']": power,
      "AssignmentExpression[operator='**=']": power,
      "Identifier[name='Math']"(node) {
        const use = node.parent;
        // `something.Math` is reached through another object, where the name below can't be followed either.
        const name = use.type === "MemberExpression" && use.object === node && (use.computed ? use.property.value : use.property.name);
        if (!name || !exact.has(name)) {
          context.report({ node, message: `Math${name ? `.${name}` : ""} differs between engines or runs; exact: ${[...exact].join(", ")}` });
        }
      },
    };
  },
};

/** `Math.random` and `Date.now` have ready-made rules; a `Date` that reads the clock does not. */
const noClock = {
  create(context) {
    const check = (node) => {
      if (node.callee.name === "Date" && (node.type === "CallExpression" || node.arguments.length === 0)) {
        context.report({ node, message: "reads the clock: a result may depend on scenario, seed and engine version alone" });
      }
    };
    return { NewExpression: check, CallExpression: check };
  },
};

export default {
  meta: { name: "house" },
  rules: { doors, "portable-numbers": portableNumbers, "no-clock": noClock },
};
