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
  return async (inbox) => {
    const known = opened.get(inbox);
    if (known) return known;
    const seen = changes;
    const profile = await openProfile({ inbox }, { db: store.db, vault });
    if (profile && seen === changes) opened.set(inbox, profile);
    return profile;
  };
}
