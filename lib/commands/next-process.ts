import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { childEnv, env } from "@/lib/env";
import { SERVER_FLAGS } from "./server-flags";

export const PROJECT_ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The options that say where the console listens. */
export const CONSOLE_ADDRESS = ["-H", env.HOST, "-p", `${env.PORT}`];

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs Next's command in a process of its own, on our terminal; signals meant for us reach it. */
export function spawnNext(args: readonly string[]): ChildProcess {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const flags = args[0] === "start" ? SERVER_FLAGS : [];
  const child = spawn(process.execPath, [...flags, next, ...args], {
    cwd: PROJECT_ROOT,
    stdio: "inherit",
    env: childEnv(),
  });
  const forwards = FORWARDED.map((signal) => ({ signal, forward: () => void child.kill(signal) }));
  for (const { signal, forward } of forwards) process.on(signal, forward);
  child.once("exit", () => {
    for (const { signal, forward } of forwards) process.off(signal, forward);
  });
  return child;
}

/** Waits for the process to end: its exit code, or 128 and the number of the signal that ended it. */
export async function exitCodeOf(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
