import { setTimeout as pause } from "node:timers/promises";
import { env } from "@/lib/env";
import { type Dispatcher, startDispatcher } from "@/lib/simulator/dispatcher";
import { type Door, openDoor } from "./server";
import { type World, world } from "./world";

// `next dev` may run instrumentation more than once, each time with its own copy of this module.
const KEY = Symbol.for("qianyue.machine-door");
const holder = globalThis as typeof globalThis & { [KEY]?: Promise<void> | undefined };

/**
 * An attempt at a slow endpoint is not waited for longer than this: its claim runs out and the next start repeats it.
 * Next gets as long to end by itself once we have closed, so that no open connection keeps the process.
 */
const PATIENCE_MS = 1500;

/** Opens the machine door of this process and starts delivering. Ends the process, with a reason, when it cannot. */
export function startMachineDoor(): Promise<void> {
  holder[KEY] ??= start().catch(giveUp);
  return holder[KEY];
}

async function start(): Promise<void> {
  const opened = await world();
  const door = await openDoor(opened, {
    host: env.HOST,
    port: env.PLATFORM_PORT,
    maxBodyBytes: env.BODY_LIMIT_BYTES,
    sandboxToken: env.SANDBOX_TOKEN ?? null,
  });
  const dispatcher = startDispatcher(opened.sim);
  closeOnSignal({ door, dispatcher, opened });
  console.log(`签约 Qianyue · console http://localhost:${env.PORT} · platform ${env.PUBLIC_URL}/`);
}

function closeOnSignal({ door, dispatcher, opened }: { door: Door; dispatcher: Dispatcher; opened: World }): void {
  const close = async () => {
    await Promise.race([Promise.all([door.close(), dispatcher.stop()]), pause(PATIENCE_MS)]);
    await opened.close();
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  };
  let isClosing = false;
  const onSignal = () => {
    if (isClosing) return;
    isClosing = true;
    close().catch((error: unknown) => {
      console.error("Closing failed:", error);
      process.exit(1);
    });
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, onSignal);
}

function giveUp(error: unknown): never {
  console.error(reasonOf(error));
  process.exit(1);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE") {
    return `Port ${env.PLATFORM_PORT} is taken. Stop what listens there, or set PLATFORM_PORT to another one.`;
  }
  return `Qianyue cannot start: ${error.message}`;
}
