import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { env } from "@/lib/env";
import type { Dispatcher } from "@/lib/simulator/dispatcher";
import { closeServer } from "./close-server";

type Closable = { close(): Promise<void> };

type Running = { doors: Closable[]; dispatcher: Dispatcher; store: Closable };

/**
 * An attempt at a slow endpoint, or a request that does not end, is not waited for longer than this: the claim runs out
 * and the next start repeats it.
 */
const PATIENCE_MS = 1500;

/** Doors first, so that nobody comes in; then what is under way; the store last, when nothing writes any more. */
export async function shutDown({ doors, dispatcher, store }: Running, patienceMs = PATIENCE_MS): Promise<void> {
  const quiet = Promise.all([...doors.map((door) => door.close()), dispatcher.stop()]);
  await Promise.race([quiet, pause(patienceMs)]);
  await store.close();
}

/**
 * Ends the process in good order at SIGTERM and SIGINT. Next's own listeners would exit as soon as the console is idle,
 * with our writes half done, so they give way to ours; `next dev` has children of its own to end, and keeps them.
 */
export function closeOnSignal(running: Running): void {
  let isClosing = false;
  const onSignal = () => {
    if (isClosing) return;
    isClosing = true;
    shutDown(running).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error("Closing failed:", error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    if (env.production) process.removeAllListeners(signal);
    process.on(signal, onSignal);
  }
}

/** The servers of this process that have been asked anything: Next does not hand out the console's. */
export function consoleServers(): Closable {
  const servers = new Set<Server>();
  subscribe("http.server.request.start", (message) => servers.add((message as { server: Server }).server));
  return {
    async close() {
      await Promise.all([...servers].map((server) => closeServer(server)));
    },
  };
}
