import { listProfiles, openProfile } from "@/lib/profiles/store";
import { platformKeys } from "@/lib/simulator/platform-keys";
import type { World } from "./world";

/**
 * Opens one sealed row of each side, and throws the vault's own words when APP_KEY is not the key that sealed it: better
 * now than with the first notification. The platform's keys are made here at the very first start.
 */
export async function expectAppKey({ sim, store, vault }: World): Promise<void> {
  await platformKeys(sim);
  const [first] = await listProfiles(store.db);
  if (first) await openProfile({ id: first.id }, { db: store.db, vault });
}
