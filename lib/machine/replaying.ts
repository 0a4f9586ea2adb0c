import { readFilter } from "@/lib/notifications/filter";
import { walkMatching } from "@/lib/notifications/find";
import { getNotification } from "@/lib/notifications/store";
import { openProfile } from "@/lib/profiles/store";
import type { BulkOutside } from "@/lib/replays/bulk-run";
import type { OpenedProfile } from "@/lib/replays/outside";
import { openTarget } from "@/lib/targets/store";
import type { World } from "./world";

/** What replays need of this world; opened profiles are kept, because their keys are written once. */
export function replayOutside(
  world: Pick<World, "store" | "vault" | "clock" | "wireClock" | "ours" | "voice" | "sendToTarget">,
): BulkOutside {
  const { store, vault } = world;
  const profiles = new Map<string, OpenedProfile>();
  return {
    store,
    clock: world.clock,
    wireClock: world.wireClock,
    random: world.ours.random,
    send: world.sendToTarget,
    voice: world.voice,
    log: world.ours.log,
    async openProfile(id) {
      const profile = profiles.get(id) ?? (await openProfile({ id }, { db: store.db, vault }));
      if (profile) profiles.set(id, profile);
      return profile;
    },
    matching({ filter, ...walk }) {
      const read = readFilter(new URLSearchParams(filter));
      if (read.kind === "broken") throw new Error("A filter that was written down cannot be read any more");
      return walkMatching(store, { ...walk, filter: read.filter });
    },
    notification: (id) => getNotification(store.db, id),
    targetHeaders: async (id) => (await openTarget(id, { db: store.db, vault }))?.headers ?? null,
  };
}
