// Bundles pages into dist/: installs the packages when they are missing or the lock file changed, then runs esbuild.
// Several builds may call this at once, so one works and the others wait for it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";

const patience = 10 * 60 * 1000;

/**
 * @param folder Holds package.json, its lock file and src/; dist/ is made in it.
 * @param name What a message calls the pages.
 * @param bundles Entry points of src/ by output name; each object is one run of esbuild.
 * @param copies Files of src/ that are taken as they are.
 */
export async function bundlePages({ folder, name, bundles, copies }) {
  const dist = path.join(folder, "dist");
  const lock = path.join(dist, ".building");
  fs.mkdirSync(dist, { recursive: true });
  await takeTurn(lock);
  try {
    install(folder, name);
    await bundle(folder, dist, bundles, copies);
  } catch (problem) {
    console.error(problem.message);
    process.exitCode = 1;
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

async function takeTurn(lock) {
  const began = Date.now();
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (problem) {
      if (problem.code !== "EEXIST") throw problem;
    }
    if (abandoned(lock) || Date.now() - began > patience) {
      fs.rmSync(lock, { force: true });
      continue;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// The file of a build that was killed names a process that is gone.
function abandoned(lock) {
  try {
    const builder = Number(fs.readFileSync(lock, "utf8"));
    if (!builder) return false;
    process.kill(builder, 0);
    return false;
  } catch (problem) {
    return problem.code === "ESRCH";
  }
}

// No package needs a script of its own to be installed, so none is run.
function install(folder, name) {
  const wanted = createHash("sha256").update(fs.readFileSync(path.join(folder, "package-lock.json"))).digest("hex");
  const stamp = path.join(folder, "node_modules", ".toolkitbot-lock");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const run = spawnSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (run.error) {
    throw new Error(`error : ${name} needs npm, and npm was not found: install Node.js 20 or newer with npm and build again.`);
  }
  if (run.status !== 0) {
    console.log(run.stdout + run.stderr);
    throw new Error(`error : npm could not install the packages of ${name}: its own message stands above.`);
  }
  fs.writeFileSync(stamp, wanted);
}

async function bundle(folder, dist, bundles, copies) {
  const began = new Date();
  const { build } = createRequire(path.join(folder, "package.json"))("esbuild");
  const draft = path.join(dist, ".draft");
  fs.rmSync(draft, { recursive: true, force: true });
  for (const entryPoints of bundles) {
    await build({
      entryPoints: Object.fromEntries(
        Object.entries(entryPoints).map(([output, file]) => [output, path.join(folder, "src", file)]),
      ),
      outdir: draft,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      charset: "utf8",
      legalComments: "eof",
      logLevel: "warning",
    });
  }
  for (const file of copies) fs.copyFileSync(path.join(folder, "src", file), path.join(draft, file));
  for (const file of fs.readdirSync(draft)) {
    fs.renameSync(path.join(draft, file), path.join(dist, file));
    // As old as what it was made from: a file that was saved while this ran is newer, and the next build sees it.
    fs.utimesSync(path.join(dist, file), began, began);
  }
  fs.rmSync(draft, { recursive: true, force: true });
}
