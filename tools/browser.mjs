/**
 * The browser that the tests drive. Run as a program it finds one, or installs one, and writes down where;
 * imported, `browser()` reads that note. Node's own modules only: this runs first on a bare machine.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const note = join(root, "node_modules/.cache/hourglass/browser.json");
const isRoot = process.getuid?.() === 0;

/** A file of the right name may be a stub that only says how to install the real one: it must answer. */
function answers(executable) {
  if (!executable || !existsSync(executable)) return false;
  const asked = spawnSync(executable, ["--version", "--no-sandbox"], { encoding: "utf8", timeout: 20_000 });
  return asked.status === 0 && /\d+\.\d+/.test(asked.stdout);
}

const firstAnswering = (candidates) => candidates.find(answers);

/** Windows browsers open a window for `--version` instead of answering: there the file itself must do. */
function onThisMachine() {
  if (process.platform === "win32") {
    const homes = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].filter((home) => home !== undefined);
    return homes.flatMap((home) => [join(home, "Google/Chrome/Application/chrome.exe"), join(home, "Microsoft/Edge/Application/msedge.exe")])
      .find((path) => existsSync(path));
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
  const folders = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", ...(process.env.PATH ?? "").split(delimiter)];
  const mac = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return firstAnswering([...new Set([...mac, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))])]);
}

/** What `playwright install` left, of any version: newest first. */
function inPlaywrightCache() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? {
    darwin: join(homedir(), "Library/Caches/ms-playwright"),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), "ms-playwright"),
  }[process.platform] ?? join(homedir(), ".cache/ms-playwright");
  if (!existsSync(cache)) return;
  const executable = /^(chrome|chromium|chrome-headless-shell|headless_shell|Chromium|Google Chrome for Testing)(\.exe)?$/;
  const candidates = readdirSync(cache)
    .filter((folder) => folder.startsWith("chromium"))
    .sort((a, b) => Number(b.split("-").at(-1)) - Number(a.split("-").at(-1)))
    .flatMap((folder) => readdirSync(join(cache, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && executable.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)));
  return process.platform === "win32" ? candidates[0] : firstAnswering(candidates);
}

/** The one browser that comes as an npm package; it unpacks itself into the temporary folder. */
async function fromPackage() {
  // Ask the disk first: Node remembers a failed import for the life of the process.
  if (!existsSync(join(root, "node_modules/@sparticuz/chromium"))) return;
  // Makes the package bring its own copies of system libraries; read when it is imported.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
  try {
    // A computed name: the package is in no list of dependencies, and the type checker must not look for it.
    const { default: chromium } = await import(["@sparticuz", "chromium"].join("/"));
    return firstAnswering([await chromium.executablePath()]);
  } catch (error) {
    console.error(`@sparticuz/chromium does not work here: ${error.message}`);
  }
}

const run = (command, ...args) => {
  console.error(`> ${[command, ...args].join(" ")}`);
  return spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32",
  }).status === 0;
};

function byApt() {
  if (!isRoot || process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return;
  const install = () => run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
  // The package lists of a fresh image are empty or old: update only when the install says so.
  if (install() || (run("apt-get", "update") && install())) return onThisMachine();
}

async function find() {
  const named = process.env.CHROME_BIN;
  if (named) {
    // Someone's explicit wish: falling back to another browser would test something else than asked.
    if (answers(named)) return named;
    throw new Error(`CHROME_BIN names no browser that answers --version: ${named}`);
  }
  return onThisMachine() ?? inPlaywrightCache() ?? (await fromPackage());
}

async function install() {
  return byApt()
    ?? (run("npx", "--no-install", "playwright", "install", "chromium") ? inPlaywrightCache() : undefined)
    ?? (process.platform === "linux" && process.arch === "x64" && run("npm", "i", "--no-save", "--no-audit", "--no-fund", "@sparticuz/chromium") ? await fromPackage() : undefined);
}

function remembered() {
  try {
    const { executable, named } = JSON.parse(readFileSync(note, "utf8"));
    if (named === (process.env.CHROME_BIN ?? null) && existsSync(executable)) return executable;
  } catch {
    // No note yet, or half of one: look again.
  }
}

/** How to start it, for Vitest and Playwright alike. */
export function browser() {
  const executablePath = remembered();
  if (!executablePath) throw new Error("no browser found yet: run `node tools/browser.mjs`");
  return {
    executablePath,
    // Chromium's sandbox refuses to run as root, which is what containers and CI machines are.
    args: isRoot ? ["--no-sandbox"] : [],
    // Playwright's default lifts the browser's limit on address changes per second; the limit is part of what
    // is tested: an app that writes its state into the address must live with it.
    ignoreDefaultArgs: ["--disable-ipc-flooding-protection"],
  };
}

async function main() {
  if (remembered()) return;
  const executable = (await find()) ?? (await install());
  if (!executable) {
    throw new Error("no Chromium or Chrome was found, and none could be installed; install one, or set CHROME_BIN to its program file");
  }
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, JSON.stringify({ executable, named: process.env.CHROME_BIN ?? null }));
  console.error(`Testing with ${executable}`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
