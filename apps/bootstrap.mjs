/**
 * The commands of package.json. This file is plain JavaScript and runs on whatever Node the machine has (20.19 or
 * newer); everything it starts runs on the version that the project pins, which npm installs like any other package.
 *
 *   B1  Each command works as the first one after a clone.
 *   B2  What is there and fresh is neither installed nor built again.
 *   B3  A command ends with the exit code of what it ran, and Ctrl-C ends what it ran.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const bin = join(root, "node_modules/.bin");
const oldestNode = [20, 19];
const pinnedMajor = 24;

const commands = {
  start: async () => {
    await build();
    await startServer("apps/server/src/main.ts");
  },
  demo: async () => {
    await build();
    await startServer("apps/server/src/demo/demo.ts");
  },
  dev: async () => {
    // The page comes from Vite, so that is the address which the server has to take for its own.
    process.env.BASE_URL ||= "http://localhost:5173";
    const server = "node --watch apps/server/src/main.ts";
    await tool("concurrently", "--kill-others", "--names", "server,web", server, "vite");
  },
  build: () => build(),
  "person-data": async (...args) => {
    await node("apps/server/src/person-data.ts", ...args);
  },
  "publish-template": async (...args) => {
    await node("apps/server/src/publish-template.ts", ...args);
  },
  test: async (...args) => {
    await build();
    await tool("vitest", "run", ...args);
  },
  check: async () => {
    await tool("oxfmt", "--check");
    await tool("oxlint", "--type-aware");
    await tool("tsc");
    await tool("tsc", "-p", "packages");
    await tool("knip");
  },
};

/** Says what is the matter and ends, without a stack: whoever reads it did nothing wrong. */
function giveUp(message, code = 1) {
  console.error(`\n${message}\n`);
  process.exit(code);
}

async function main() {
  const [name = "start", ...args] = process.argv.slice(2);
  assertNode();
  process.chdir(root);
  const command = commandOf(name);
  if (!command)
    giveUp(
      `There is no command "${name}". There are: ${Object.keys(commands).join(", ")}, bench:<name>, faults:<name>, fuzz:<name>, soak:<name>.`,
    );
  process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ""}`;
  install();
  await command(...args);
}

function commandOf(name) {
  if (Object.hasOwn(commands, name)) return commands[name];
  const fault = /^faults:([a-z-]+)$/.exec(name)?.[1];
  if (fault !== undefined) return (...args) => longTest(`tests/faults/${fault}.test.ts`, ...args);
  const fuzz = /^fuzz:([a-z-]+)$/.exec(name)?.[1];
  if (fuzz !== undefined) return (...args) => node(`tests/fuzz/${fuzz}.ts`, ...args);
  const soak = /^soak:([a-z-]+)$/.exec(name)?.[1];
  if (soak !== undefined) {
    return (...args) => {
      shareMemory();
      return node(`tests/soak/${soak}.ts`, ...args);
    };
  }
  const bench = /^bench:([a-z-]+)$/.exec(name)?.[1];
  if (bench === undefined) return undefined;
  return async (...args) => {
    await build();
    shareMemory();
    await node(`tests/bench/${bench}.ts`, ...args);
  };
}

/**
 * Where the C library is glibc, the server's threads take memory from one pool rather than from eight for each core, and what is
 * large is given back to the system at once: what one of them gave back the others can have. It has to be said before a
 * process starts.
 */
function shareMemory() {
  process.env.MALLOC_ARENA_MAX ||= "1";
  process.env.MALLOC_MMAP_THRESHOLD_ ||= "65536";
  process.env.MALLOC_TRIM_THRESHOLD_ ||= "65536";
}

/** The long form of a test that has a quick one for every day. */
async function longTest(file, ...args) {
  process.env.FAULTS = "long";
  const options = ["--project", "integration", "--disableConsoleIntercept=true"];
  await tool("vitest", "run", ...options, file, ...args);
}

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  giveUp(
    `Brudnopis needs Node ${oldestNode.join(".")} or newer; this is ${process.version}. See https://nodejs.org.`,
  );
}

/** Installs packages when they are missing or are not those of the lock file. */
function install() {
  const stamp = join(root, "node_modules/.brudnopis-installed");
  const wanted = hashOf(["package-lock.json", "package.json", ...workspaces()]);
  if (read(stamp) === wanted && hasPinnedNode()) return;
  console.error("Installing what Brudnopis is made of (once; it can take a minute or two) …");
  // Without saving: npm would note in the lock file what it found out about this machine.
  const options = ["--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const result = npm("install", ...options);
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
    giveUp(
      "The packages could not be installed; npm says why above. Is this machine connected to the npm registry?",
    );
  }
  if (!hasPinnedNode()) {
    giveUp(
      `npm did not install Node ${pinnedMajor}, which the package "node" brings. Are install scripts switched off?`,
    );
  }
  writeFileSync(stamp, wanted);
}

function workspaces() {
  return ["apps", "packages"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => `${folder}/${name}/package.json`)
      .filter((file) => existsSync(join(root, file))),
  );
}

function hasPinnedNode() {
  const { stdout } = spawnSync(join(bin, "node"), ["--version"], { encoding: "utf8" });
  return stdout?.startsWith(`v${pinnedMajor}.`) ?? false;
}

/** The npm that runs us, else the one in the path. */
function npm(...args) {
  const options = { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 };
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return spawnSync(process.execPath, [script, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Builds the web application when its sources are not those of the last build. */
async function build() {
  const stamp = join(root, "apps/web/dist/.stamp");
  const sources = ["apps/web", "packages", "package-lock.json", "tsconfig.json", "vite.config.ts"];
  const wanted = hashOf(sources.flatMap(filesOf));
  if (read(stamp) === wanted) return;
  console.error("Building the web application …");
  const { status, stdout, stderr } = spawnSync(join(bin, "vite"), ["build", "--logLevel", "warn"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ""}${stderr ?? ""}`);
    giveUp("The web application could not be built; the reason is above.");
  }
  writeFileSync(stamp, wanted);
}

const generated = new Set(["node_modules", "dist"]);

/** A file, or all files below a folder, in an order that does not depend on the machine. */
function filesOf(path) {
  if (!existsSync(join(root, path))) return [];
  const entries = readdirSync(dirname(join(root, path)), { withFileTypes: true });
  if (entries.some((entry) => entry.name === path.split("/").at(-1) && entry.isFile()))
    return [path];
  return readdirSync(join(root, path))
    .filter((name) => !generated.has(name))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Its options are those that it is measured with: ARCHITECTURE.md, decision 50. */
function startServer(script) {
  shareMemory();
  const options = JSON.parse(readFileSync(join(root, "apps/server/node-options.json"), "utf8"));
  return node(...options, script);
}

function node(...args) {
  return run(join(bin, "node"), args);
}

function tool(name, ...args) {
  return run(join(bin, name), args);
}

/** Resolves when the program has ended well; ends with its exit code when it has not. */
function run(program, args) {
  return new Promise((resolvePromise) => {
    const child = spawn(program, args, { stdio: "inherit", cwd: root });
    const passOn = (signal) => {
      // A terminal sends Ctrl-C to everything that runs in it, so the program has it already.
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, passOn);
    const stopWatching = whenNpmIsGone(() => child.kill("SIGTERM"));
    child.on("error", (error) => giveUp(`${program} cannot be started: ${error.message}`));
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      stopWatching();
      if (code === 0) resolvePromise();
      else process.exit(code ?? 128 + (constants.signals[signal] ?? 1));
    });
  });
}

/** Ending npm from outside ends the shell between it and us, and nobody tells us. */
function whenNpmIsGone(act) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 500);
  return () => clearInterval(timer);
}

await main();
