import type { Exchange } from "@/lib/exchanges/exchange";
import { holdsSealedParts, type OpenedPart, openedParts } from "@/lib/exchanges/opened-reply";
import { world } from "@/lib/machine/world";
import { openProfile } from "@/lib/profiles/store";

/** The sealed parts of a reply, opened with its profile's keys; nothing where there are none, or the profile is gone. */
export async function openedOf(exchange: Exchange): Promise<OpenedPart[]> {
  if (!holdsSealedParts(exchange)) return [];
  const { store, vault } = await world();
  const profile = await openProfile({ id: exchange.profileId }, { db: store.db, vault });
  return profile ? openedParts(exchange, profile.keys) : [];
}
