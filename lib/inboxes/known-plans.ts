import type { Store } from "@/lib/db/client";
import { isUsual } from "./answer-plan";
import { getInboxSetting } from "./store";

/** Which inboxes answer otherwise than as usual, without asking the store for each notification. */
export type KnownPlans = { isUsual(inbox: string): boolean | Promise<boolean>; close(): void };

/**
 * Remembers per inbox whether anything but the usual is left to answer, and forgets it when the feed tells of a
 * change. What was read while a change was told of is not remembered.
 */
export function knownPlans({ db, feed }: Pick<Store, "db" | "feed">): KnownPlans {
  const known = new Map<string, boolean>();
  let changes = 0;
  const forget = (inbox: string | null) => {
    changes += 1;
    if (inbox === null) known.clear();
    else known.delete(inbox);
  };
  const close = feed.subscribe(
    ({ kind, id }) => kind === "inbox" && forget(id),
    () => forget(null),
  );
  const read = async (inbox: string) => {
    const before = changes;
    const { plan, answered } = await getInboxSetting(db, inbox);
    const usual = isUsual(plan, answered);
    if (before === changes) known.set(inbox, usual);
    return usual;
  };
  return { isUsual: (inbox) => known.get(inbox) ?? read(inbox), close };
}
