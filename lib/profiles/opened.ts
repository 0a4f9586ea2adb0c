import { type OpenedProfile, openProfile } from "./store";

/**
 * Opened profiles by inbox, so that a delivery costs no unsealing and no parsing of keys. A profile's keys are
 * written once, so what was opened stays true; an unknown inbox is not remembered.
 */
export function openedByInbox(
  outside: Parameters<typeof openProfile>[1],
): (inbox: string) => Promise<OpenedProfile | null> {
  const opened = new Map<string, OpenedProfile>();
  return async (inbox) => {
    const known = opened.get(inbox);
    if (known) return known;
    const profile = await openProfile({ inbox }, outside);
    if (profile) opened.set(inbox, profile);
    return profile;
  };
}
