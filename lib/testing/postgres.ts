import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Binaries, findBinaries, type Owner, serverOwner } from "./postgres-binaries";

export type TestPostgres = { url: string; stop(): Promise<void> };

// The server lives as long as our end of the pipe: it goes down, and its data with it, however this process ends.
const KEEPER = `
data=$1 scratch=$2
shift 2
exec 3<&0
"$@" 3<&- &
server=$!
(cat <&3 >/dev/null; kill -INT $server 2>/dev/null) &
wait $server
rm -rf "$data" "$scratch"
`;

const ATTEMPTS = 3;

/** A Postgres of one's own, on a random port of 127.0.0.1, empty, without fsync: for tests, not for data. */
export async function startPostgres(): Promise<TestPostgres> {
  const owner = serverOwner();
  for (let attempt = 1; ; attempt++) {
    const started = await tryToStart({ owner, binaries: findBinaries(owner) });
    if ("url" in started) return started;
    const portWasTaken = started.log.includes("could not bind");
    if (!portWasTaken || attempt === ATTEMPTS) throw new Error(`Postgres did not start:\n${started.log}`);
  }
}

async function tryToStart(given: { owner: Owner; binaries: Binaries }): Promise<TestPostgres | { log: string }> {
  const data = mkdtempSync(path.join(tmpdir(), "qianyue-postgres-"));
  const password = randomBytes(12).toString("hex");
  try {
    initialise(data, { ...given, password });
    const port = await freePort();
    const child = launch({ ...given, data, port });
    const log = await logUntilReady(child);
    if (log !== null) return { log };
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop: () => stop(child, data) };
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

function initialise(data: string, given: { binaries: Binaries; owner: Owner; password: string }): void {
  const passwordFile = path.join(data, "..", `${path.basename(data)}.password`);
  writeFileSync(passwordFile, given.password, { mode: 0o600 });
  try {
    if ("uid" in given.owner) {
      for (const file of [data, passwordFile]) chownSync(file, given.owner.uid, given.owner.gid);
    }
    const flags = ["-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile];
    execFileSync(given.binaries.initdb, [...flags, "--no-sync", "--no-locale", "-E", "UTF8"], {
      ...given.owner,
      cwd: tmpdir(),
      stdio: ["ignore", "ignore", "pipe"],
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function launch(given: { binaries: Binaries; owner: Owner; data: string; port: number }): ChildProcess {
  const { binaries, owner, data, port } = given;
  const settings = ["fsync=off", "listen_addresses=127.0.0.1", "unix_socket_directories=", "lc_messages=C"];
  const server = [binaries.postgres, "-D", data, "-p", `${port}`, ...settings.flatMap((setting) => ["-c", setting])];
  const isWindows = process.platform === "win32";
  const keeper = isWindows ? [] : ["/bin/sh", "-c", KEEPER, "sh", data, binaries.scratch ?? data];
  const [file = "", ...args] = [...keeper, ...server];
  // A group of its own, so that Ctrl-C reaches the keeper by the pipe, after us.
  return spawn(file, args, { ...owner, cwd: tmpdir(), detached: !isWindows, stdio: ["pipe", "ignore", "pipe"] });
}

/** Null once the server is ready; its log when it went down instead. */
function logUntilReady(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let log = "";
    child.once("error", reject);
    child.once("exit", () => resolve(log));
    child.stderr?.on("data", (chunk) => {
      log = `${log}${chunk}`.slice(-4_000);
      if (log.includes("ready to accept connections")) resolve(null);
    });
  });
}

async function stop(child: ChildProcess, data: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  if (process.platform === "win32") execFileSync("taskkill", ["/pid", `${child.pid}`, "/t", "/f"]);
  else child.stdin?.end();
  await gone;
  rmSync(data, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
