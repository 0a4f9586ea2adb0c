import type { Store } from "@/lib/db/client";
import { type OpenedProfile, openProfile } from "./store";
import type { Vault } from "./vault";

/**
 * Opened profiles by inbox, so that a delivery costs no unsealing and no parsing of keys; read again after the feed told
 * of a change, by this process or by another. An unknown inbox is not remembered.
 */
export function openedByInbox({
  store,
  vault,
}: {
  store: Pick<Store, "db" | "feed">;
  vault: Vault;
}): (inbox: string) => Promise<OpenedProfile | null> {
  const opened = new Map<string, OpenedProfile>();
  let changes = 0;
  const forget = () => {
    changes++;
    opened.clear();
  };
  store.feed.subscribe((event) => event.kind === "setting" && forget(), forget);
  forgettersOf(store.feed).add(forget);
  return async (inbox) => {
    const known = opened.get(inbox);
    if (known) return known;
    const seen = changes;
    const profile = await openProfile({ inbox }, { db: store.db, vault });
    if (profile && seen === changes) opened.set(inbox, profile);
    return profile;
  };
}

/** For who has just changed a profile: Postgres' feed tells of it a moment later, and a notification may come before. */
export function forgetOpened({ feed }: Pick<Store, "feed">): void {
  for (const forget of forgettersOf(feed)) forget();
}

// Pages and actions have a copy of this module each.
const KEY = Symbol.for("qianyue.opened-profiles");
const holder = globalThis as typeof globalThis & { [KEY]?: WeakMap<object, Set<() => void>> };

function forgettersOf(feed: Store["feed"]): Set<() => void> {
  holder[KEY] ??= new WeakMap();
  const known = holder[KEY].get(feed) ?? new Set();
  holder[KEY].set(feed, known);
  return known;
}
