/**
 * The other two engines, Gecko and WebKit, for the tests that ask whether every engine counts alike. Run as a program it
 * installs what is missing; imported, `engines()` says where they are. Firefox needs no driver: it understands
 * WebDriver's commands by itself. WebKit comes as WebKitGTK, whose driver needs a display.
 */
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const isRoot = process.getuid?.() === 0;

/** What must be there, and what it is called in Debian. */
const wanted = {
  firefox: { package: "firefox-esr", names: ["firefox-esr", "firefox"], named: process.env.FIREFOX_BIN },
  webkitDriver: { package: "webkit2gtk-driver", names: ["WebKitWebDriver"], named: undefined },
  display: { package: "xvfb", names: ["Xvfb"], named: undefined },
};

function pathOf({ names, named }) {
  const folders = ["/usr/bin", "/usr/local/bin", ...(process.env.PATH ?? "").split(delimiter)];
  return [named, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))].find((path) => path && existsSync(path));
}

/** Packages of what is missing. */
function missing() {
  return Object.values(wanted).filter((each) => !pathOf(each)).map((each) => each.package);
}

function run(...command) {
  const words = isRoot ? command : ["sudo", "-n", ...command];
  console.error(`> ${words.join(" ")}`);
  return spawnSync(words[0], words.slice(1), { stdio: ["ignore", process.stderr.fd, process.stderr.fd], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0;
}

function byApt(packages) {
  if (!existsSync("/usr/bin/apt-get")) return;
  const install = () => run("apt-get", "install", "-y", "--no-install-recommends", ...packages);
  // The package lists of a fresh image are empty or old: update only when the install says so.
  if (!install() && run("apt-get", "update")) install();
}

function refusal() {
  return [
    `missing, and not to be installed from here: ${missing().join(", ")}`,
    "On Debian, as root or with sudo, this script installs them itself. Elsewhere install Firefox and let FIREFOX_BIN name its program;",
    "WebKit can be driven on Linux only, by WebKitGTK's WebKitWebDriver and a display of Xvfb. Safari is not driven from here.",
  ].join("\n");
}

/** Paths of the programs. Throws with words when one is missing. */
export function engines() {
  if (missing().length > 0) throw new Error(`${refusal()}\nLook for them again with \`node tools/engines.mjs\`.`);
  return { firefox: pathOf(wanted.firefox), webkitDriver: pathOf(wanted.webkitDriver), display: pathOf(wanted.display) };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (missing().length > 0) byApt(missing());
  if (missing().length > 0) {
    console.error(refusal());
    process.exit(1);
  }
}
