import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server as NetServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SERVER_FLAGS } from "@/lib/commands/server-flags";

export const ROOT = join(dirname(), "..");

export type Doors = { consolePort: number; doorPort: number; dataDir: string };
/** `said` is what the process has written so far, both streams in the order in which they came. */
export type Server = Doors & {
  child: ChildProcess;
  consoleUrl: string;
  doorUrl: string;
  readyMs: number;
  said(): string;
};

/** Starts the built app as `npm start` does once the build is fresh, and waits for both doors to answer. */
export async function startServer(doors: Doors, env: Record<string, string> = {}): Promise<Server> {
  const consoleUrl = `http://127.0.0.1:${doors.consolePort}`;
  const doorUrl = `http://127.0.0.1:${doors.doorPort}`;
  const startedAt = performance.now();
  const next = join(ROOT, "node_modules/next/dist/bin/next");
  const address = ["-H", "127.0.0.1", "-p", String(doors.consolePort)];
  const child = spawn(process.execPath, [...SERVER_FLAGS, next, "start", ...address], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(doors.consolePort),
      PLATFORM_PORT: String(doors.doorPort),
      DATA_DIR: doors.dataDir,
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
      NODE_ENV: "production",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk) => said.push(String(chunk)));
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  await answers(`${doorUrl}/health`, child, said);
  await answers(`${consoleUrl}/api/health`, child, said);
  const readyMs = performance.now() - startedAt;
  return { ...doors, child, consoleUrl, doorUrl, readyMs, said: () => said.join("") };
}

/** Ends a server and waits until it is gone. */
export async function stopServer(server: Server, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (server.child.exitCode !== null || server.child.signalCode !== null) return;
  const gone = new Promise((resolve) => server.child.once("exit", resolve));
  server.child.kill(signal);
  await gone;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error("no port");
  return port;
}

/** Two different ports that were free a moment ago, for a server on that data folder. */
export async function freeDoors(dataDir: string): Promise<Doors> {
  const [consolePort, doorPort] = await freePorts(2);
  if (consolePort === undefined || doorPort === undefined) throw new Error("no ports");
  return { consolePort, doorPort, dataDir };
}

/** Ports that were free a moment ago, all at once, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(probes.map(listening));
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

async function listening(probe: NetServer): Promise<number> {
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  if (typeof address === "string" || address === null) throw new Error("no port");
  return address.port;
}

async function answers(url: string, child: ChildProcess, said: string[]): Promise<void> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${said.join("")}`);
    const status = await fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) return;
    if (performance.now() > deadline) throw new Error(`No answer from ${url}:\n${said.join("")}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function dirname(): string {
  return fileURLToPath(new URL(".", import.meta.url));
}
