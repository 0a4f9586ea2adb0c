import { listInboxSettings } from "@/lib/inboxes/store";
import { world } from "@/lib/machine/world";
import { listProfiles } from "@/lib/profiles/store";

/** What each inbox keeps, under the name of its profile. */
export async function keptInboxes() {
  const { db } = (await world()).store;
  const [profiles, settings] = await Promise.all([listProfiles(db), listInboxSettings(db)]);
  const byInbox = new Map(settings.map((setting) => [setting.inbox, setting]));
  return profiles.map(({ inbox, name }) => {
    const { keepDays = null, keepCount = null } = byInbox.get(inbox) ?? {};
    return { inbox, name, keepDays, keepCount };
  });
}
