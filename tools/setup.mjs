/**
 * Installs the packages of the lockfile when they are missing or others than it names. Runs before every
 * script, so that a fresh clone needs no step by hand; Node's own modules only, and all its words on stderr,
 * so that a command's own output stays clean.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(new URL(`../${lockfile}`, import.meta.url), "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Contents are compared, not dates: a checkout or a copy gives files any date. */
function installed() {
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf("node_modules/.package-lock.json");
  if (!present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = present[path];
    // Absent optional packages are builds for other machines.
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Hourglass needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}
if (!installed()) {
  console.error("Installing packages (npm ci), once …");
  // A production setting of the caller's would leave out Vite, which every command here needs.
  const npm = spawnSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    console.error("npm ci failed: see its message above.");
    process.exit(1);
  }
}
