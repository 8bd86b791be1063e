// Bundles the wall's pages into dist/: installs the packages when they are missing or the lock file changed, then runs esbuild.
// Several builds may call this at once, so one works and the others wait for it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const at = (...parts) => path.join(here, ...parts);
const lock = at("dist", ".building");
const patience = 10 * 60 * 1000;
const pages = ["wall.html", "configure.html", "privacy.html", "terms.html", "mark.svg"];

fs.mkdirSync(at("dist"), { recursive: true });
await takeTurn();
try {
  install();
  await bundle();
} catch (problem) {
  console.error(problem.message);
  process.exitCode = 1;
} finally {
  fs.rmSync(lock, { force: true });
}

async function takeTurn() {
  const began = Date.now();
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (problem) {
      if (problem.code !== "EEXIST") throw problem;
    }
    if (abandoned() || Date.now() - began > patience) {
      fs.rmSync(lock, { force: true });
      continue;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// The file of a build that was killed names a process that is gone.
function abandoned() {
  try {
    const builder = Number(fs.readFileSync(lock, "utf8"));
    if (!builder) return false;
    process.kill(builder, 0);
    return false;
  } catch (problem) {
    return problem.code === "ESRCH";
  }
}

function install() {
  const wanted = createHash("sha256").update(fs.readFileSync(at("package-lock.json"))).digest("hex");
  const stamp = at("node_modules", ".toolkitbot-lock");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const run = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: here,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (run.error) {
    throw new Error("error : The wall's pages need npm, and npm was not found: install Node.js 20 or newer with npm and build again.");
  }
  if (run.status !== 0) {
    console.log(run.stdout + run.stderr);
    throw new Error("error : npm could not install the packages of the wall's pages (Web/Pages/package-lock.json): its own message stands above.");
  }
  fs.writeFileSync(stamp, wanted);
}

// The Teams library is a bundle of its own: only a page inside Teams fetches it.
async function bundle() {
  const began = new Date();
  const { build } = await import("esbuild");
  const draft = at("dist", ".draft");
  fs.rmSync(draft, { recursive: true, force: true });
  const common = { outdir: draft, bundle: true, minify: true, charset: "utf8", logLevel: "warning" };
  await build({
    ...common,
    entryPoints: { wall: at("src", "wall.js"), configure: at("src", "configure.js"), teams: at("src", "teams.js") },
    format: "esm",
    target: "es2022",
    legalComments: "eof",
  });
  await build({ ...common, entryPoints: { pages: at("src", "pages.css") } });
  for (const page of pages) fs.copyFileSync(at("src", page), path.join(draft, page));
  for (const name of fs.readdirSync(draft)) {
    fs.renameSync(path.join(draft, name), at("dist", name));
    // As old as what it was made from: a file that was saved while this ran is newer, and the next build sees it.
    fs.utimesSync(at("dist", name), began, began);
  }
  fs.rmSync(draft, { recursive: true, force: true });
}
