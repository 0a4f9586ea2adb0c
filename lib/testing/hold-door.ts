import { openStore } from "@/lib/db/client";
import { createLog } from "@/lib/machine/log";
import { openDoor } from "@/lib/machine/server";
import { assembleWorld } from "@/lib/machine/world";
import { openVault } from "@/lib/profiles/vault";
import { followClock } from "@/lib/simulator/clock";
import { startDispatcher } from "@/lib/simulator/dispatcher";

/** A process of its own for tests: a machine door over the store in the given directory, until it is killed. */
const [dataDir = ""] = process.argv.slice(2);
const store = await openStore({ dataDir, databaseUrl: undefined });
const world = assembleWorld({
  store,
  vault: openVault({ dataDir, appKey: undefined }),
  publicUrl: "http://localhost",
  allowPrivate: true,
  log: createLog("warn"),
});
await followClock(world.sim);
const door = await openDoor(world, { host: "127.0.0.1", port: 0, maxBodyBytes: 100_000, sandboxToken: null });
startDispatcher(world.sim);
process.stdout.write(`http://127.0.0.1:${door.port}\n`);
