import { newId } from "@/lib/ids";
import { readFilter } from "@/lib/notifications/filter";
import { countMatching, newestId, walkMatching } from "@/lib/notifications/find";
import { getNotification } from "@/lib/notifications/store";
import { listProfiles, openProfile } from "@/lib/profiles/store";
import { type BulkPlan, MAX_ITEMS } from "@/lib/replays/bulk";
import type { BulkOutside } from "@/lib/replays/bulk-run";
import { createBulk } from "@/lib/replays/bulk-store";
import { type DryRun, lookAhead, NOTHING_AHEAD } from "@/lib/replays/outlook";
import type { OpenedProfile } from "@/lib/replays/outside";
import { type Manner, type Place, whyNotSigned } from "@/lib/replays/prepare";
import type { Impossible, Replay } from "@/lib/replays/replay";
import { sendReplay } from "@/lib/replays/send";
import { recordReplay } from "@/lib/replays/store";
import { type DraftProblem, urlProblems } from "@/lib/targets/draft";
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
    async target(id) {
      const opened = await openTarget(id, { db: store.db, vault });
      return opened && { url: opened.target.url, headers: opened.headers };
    },
  };
}

/** Where a replay goes, as it is asked for: a target by its id, or an address that was typed. */
export type AskedPlace = { targetId: string } | { url: string };

export type Replayed =
  | { kind: "made"; replay: Replay }
  | { kind: "impossible"; why: Impossible }
  | { kind: "refused"; problems: DraftProblem[] }
  | { kind: "no_target" }
  | { kind: "no_notification" };

/** Sends one notification again and keeps it. */
export async function replayOne(
  { notificationId, manner, place }: { notificationId: string; manner: Manner; place: AskedPlace },
  world: World,
): Promise<Replayed> {
  const notification = await getNotification(world.store.db, notificationId);
  if (!notification) return { kind: "no_notification" };
  const found = await placeOf(place, world);
  if (found.kind !== "place") return found;
  const made = await sendReplay({ notification, manner, place: found.place, bulkId: null }, replayOutside(world));
  if (made.kind === "made") await recordReplay(world.store, made.replay);
  return made;
}

export type Started =
  | { kind: "started"; id: string }
  | { kind: "refused"; problems: DraftProblem[] }
  | { kind: "no_target" }
  | { kind: "nothing" }
  | { kind: "too_many" };

/** Begins a run over what matches at this moment. */
export async function startBulk(
  { place, filter, ...plan }: Omit<BulkPlan, "target" | "url"> & { place: AskedPlace },
  world: World,
): Promise<Started> {
  const found = await placeOf(place, world);
  if (found.kind !== "place") return found;
  const { store, clock, wireClock } = world;
  const upTo = await newestId(store.db);
  const { count, more } = await countOf(filter, world);
  if (upTo === null || count === 0) return { kind: "nothing" };
  if (more) return { kind: "too_many" };
  const id = newId("br", wireClock.now());
  const whole: BulkPlan = { ...plan, filter, url: found.place.url, target: found.target };
  await createBulk(store, { id, plan: whole, upTo, nowMs: clock.now() });
  return { kind: "started", id };
}

/** How many notifications a filter matches now, as far as one run can hold. */
export async function countOf(filter: string, { store }: World): Promise<{ count: number; more: boolean }> {
  const read = readFilter(new URLSearchParams(filter));
  if (read.kind === "broken") return { count: 0, more: false };
  const upTo = await newestId(store.db);
  return countMatching(store, { filter: read.filter, upTo, most: MAX_ITEMS });
}

const AHEAD = { page: 1000, most: 20_000 };

/**
 * What a run over everything that a filter matches now would meet. Only the oldest `most` are looked at, the others are
 * counted.
 */
export async function outlookOf(
  filter: string,
  world: Pick<World, "store" | "wireClock">,
  { page, most } = AHEAD,
): Promise<DryRun> {
  const { store, wireClock } = world;
  const read = readFilter(new URLSearchParams(filter));
  const upTo = await newestId(store.db);
  if (read.kind === "broken" || upTo === null) return { ...NOTHING_AHEAD, isPart: false, more: false };
  const known = new Map((await listProfiles(store.db)).map((profile) => [profile.id, profile]));
  const judging = { nowMs: wireClock.now(), whyNotSigned: (id: string) => whyNotSigned(known.get(id) ?? null) };
  let found = NOTHING_AHEAD;
  let after: string | null = null;
  do {
    const ids: string[] = await walkMatching(store, { filter: read.filter, after, upTo, limit: page });
    found = await lookAhead(store.db, ids, { ...judging, before: found });
    after = ids.length === page ? (ids.at(-1) ?? null) : null;
  } while (after !== null && found.count < most);
  if (after === null) return { ...found, isPart: false, more: false };
  const { count, more } = await countMatching(store, { filter: read.filter, upTo, most: MAX_ITEMS });
  return { ...found, count, isPart: count > found.count, more };
}

type FoundPlace =
  | { kind: "place"; place: Place; target: { id: string; name: string } | null }
  | { kind: "refused"; problems: DraftProblem[] }
  | { kind: "no_target" };

async function placeOf(asked: AskedPlace, { store, vault, targets }: World): Promise<FoundPlace> {
  if ("url" in asked) {
    const url = asked.url.trim();
    const problems = urlProblems(url, targets);
    if (problems.length > 0) return { kind: "refused", problems };
    return { kind: "place", place: { url, targetName: null, headers: [] }, target: null };
  }
  const opened = await openTarget(asked.targetId, { db: store.db, vault });
  if (!opened) return { kind: "no_target" };
  const { id, name, url } = opened.target;
  // The doors may have been opened to others since it was saved.
  const problems = urlProblems(url, targets);
  if (problems.length > 0) return { kind: "refused", problems };
  return { kind: "place", place: { url, targetName: name, headers: opened.headers }, target: { id, name } };
}
