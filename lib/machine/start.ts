import { randomUUID } from "node:crypto";
import { startFolder } from "@/lib/contracts/folder";
import { env } from "@/lib/env";
import { startSweeper } from "@/lib/inboxes/sweeper";
import { unindex } from "@/lib/notifications/index-batch";
import { startIndexer } from "@/lib/notifications/index-run";
import { startBulkRunner } from "@/lib/replays/bulk-runner";
import { startDispatcher } from "@/lib/simulator/dispatcher";
import { setConsoleNames } from "./console-names";
import { expectAppKey } from "./expect-app-key";
import { startFollowUps } from "./follow-up-runner";
import { startKeeping } from "./keeping";
import { replayOutside } from "./replaying";
import { openDoor } from "./server";
import { closeOnSignal, consoleServers } from "./shutdown";
import { world } from "./world";

// `next dev` may run instrumentation more than once, each time with its own copy of this module.
const KEY = Symbol.for("qianyue.machine-door");
const holder = globalThis as typeof globalThis & { [KEY]?: Promise<void> | undefined };

/** Opens the machine door of this process and starts delivering. Ends the process, with a reason, when it cannot. */
export function startMachineDoor(): Promise<void> {
  holder[KEY] ??= start().catch(giveUp);
  return holder[KEY];
}

async function start(): Promise<void> {
  setConsoleNames({ bound: env.HOST, also: env.CONSOLE_HOSTS });
  const opened = await world();
  await expectAppKey(opened);
  const door = await openDoor(opened, {
    host: env.PLATFORM_HOST,
    port: env.PLATFORM_PORT,
    maxBodyBytes: env.BODY_LIMIT_BYTES,
    sandboxToken: env.SANDBOX_TOKEN ?? null,
  });
  const dispatcher = startDispatcher(opened.sim);
  const indexer = startIndexer({
    store: opened.store,
    wireClock: opened.wireClock,
    onError: (error) => opened.ours.log.error({ err: error }, "the index of notifications failed; it will go on"),
  });
  const folder = startFolder({ store: opened.store, elapsed: () => performance.now(), log: opened.ours.log });
  const consoles = consoleServers();
  const replays = startBulkRunner(randomUUID(), replayOutside(opened));
  const { store, wireClock } = opened;
  const sweeper = startSweeper({ store, wireClock, unindex, log: opened.ours.log });
  const followUps = startFollowUps(opened);
  const keeping = startKeeping(opened);
  const background = {
    stop: async () => {
      await Promise.all([dispatcher, indexer, replays, folder, sweeper, followUps, keeping].map((one) => one.stop()));
    },
  };
  closeOnSignal({ doors: [door, consoles], dispatcher: background, store: opened });
  console.log(`签约 Qianyue · console http://localhost:${env.PORT} · platform ${env.PUBLIC_URL}/`);
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
