import type { Kysely, Selectable } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";
import { isSeenBeside, rankOf } from "./fault-combine";
import {
  FAULT_KINDS,
  type Fault,
  type FaultDraft,
  type FaultKind,
  type FaultMode,
  type FaultPlace,
  placesOf,
} from "./fault-kinds";
import type { SimOutside } from "./outside";

export type { Fault, FaultDraft, FaultKind, FaultMode, FaultPlace };
export { FAULT_KINDS };

/** A reply or a notification that could be spoiled; `kinds` are those that can still be done to it, `beside` those that were. */
export type FaultEvent = {
  place: FaultPlace;
  mchid: string | null;
  kinds: readonly FaultKind[];
  beside?: readonly FaultKind[];
};

type Outside = Pick<SimOutside, "store">;

const KEPT_USED_UP = 50;

/** Which faults strike: by how often each was asked (`seen`) and has struck (`hits`), and by nothing else. */
export function chosen(faults: readonly Fault[], event: FaultEvent): Fault[] {
  return concerned(faults, event).filter(({ mode, seen, hits }) =>
    mode.kind === "next" ? hits < mode.n : draw(mode.seed, seen) < mode.share,
  );
}

function concerned(faults: readonly Fault[], { place, mchid, kinds }: FaultEvent): Fault[] {
  return faults.filter(
    (fault) => fault.place === place && (fault.mchid === null || fault.mchid === mchid) && kinds.includes(fault.kind),
  );
}

function isInForce({ mode, hits }: Fault): boolean {
  return mode.kind === "share" || hits < mode.n;
}

/** The `index`-th number from 0 to 1 of a seed (mulberry32). */
function draw(seed: number, index: number): number {
  let mixed = (seed + Math.imul(index + 1, 0x6d2b79f5)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/**
 * Faults that were switched on and not taken away, newest first, `before` an id; of those that are used up the newest 50
 * can still be read.
 */
export async function listFaults(
  { store }: Outside,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Fault[]> {
  let query = store.db.selectFrom("sim_fault").selectAll().orderBy("id", "desc").limit(limit);
  if (before !== undefined) query = query.where("id", "<", before);
  return (await query.execute()).map(faultOf);
}

async function allFaults(db: Kysely<Database>): Promise<Fault[]> {
  return (await db.selectFrom("sim_fault").selectAll().orderBy("id", "desc").execute()).map(faultOf);
}

/** Takes away those that are used up, but for the newest. */
async function prune(tx: Kysely<Database>): Promise<void> {
  const old = (await allFaults(tx)).filter((fault) => !isInForce(fault)).slice(KEPT_USED_UP);
  const ids = old.map(({ id }) => id);
  if (ids.length > 0) await tx.deleteFrom("sim_fault").where("id", "in", ids).execute();
}

/** Switches a fault on. Throws a RangeError when it cannot be done there, so often, or to such a share. */
export async function addFault(
  draft: FaultDraft,
  { store, clock, wireClock }: Pick<SimOutside, "store" | "clock" | "wireClock">,
): Promise<Fault> {
  const { kind, place, mode, mchid } = draft;
  if (!placesOf(kind).includes(place)) throw new RangeError(`${kind} cannot be done to a ${place}`);
  if (!isPossible(mode)) throw new RangeError("n is 1 or more, share from 0 to 1, seed an integer");
  const id = newId("ft", wireClock.now());
  const fault: Fault = { id, kind, place, mode, mchid, createdAtMs: clock.now(), seen: 0, hits: 0 };
  const row = { id, kind, place, mchid, mode: JSON.stringify(mode), created_at: fault.createdAtMs, seen: 0, hits: 0 };
  await write(store, async (tx, publish) => {
    await tx.insertInto("sim_fault").values(row).execute();
    publish({ kind: "fault", id });
  });
  forget(store);
  return fault;
}

function isPossible(mode: FaultMode): boolean {
  if (mode.kind === "next") return Number.isInteger(mode.n) && mode.n >= 1;
  return mode.share >= 0 && mode.share <= 1 && Number.isSafeInteger(mode.seed);
}

/** Takes a fault away; false when there was none of that id. */
export async function removeFault(id: string, { store }: Outside): Promise<boolean> {
  const removed = await write(store, async (tx, publish) => {
    const { numDeletedRows } = await tx.deleteFrom("sim_fault").where("id", "=", id).executeTakeFirstOrThrow();
    publish({ kind: "fault", id });
    return numDeletedRows > 0n;
  });
  forget(store);
  return removed;
}

/** Takes every fault away and returns how many there were. */
export async function removeAllFaults({ store }: Outside): Promise<number> {
  const removed = await write(store, async (tx, publish) => {
    const { numDeletedRows } = await tx.deleteFrom("sim_fault").executeTakeFirstOrThrow();
    publish({ kind: "fault", id: "all" });
    return Number(numDeletedRows);
  });
  forget(store);
  return removed;
}

/** Whether any fault is in force at a place. */
export async function mayStrike(place: FaultPlace, { store }: Outside): Promise<boolean> {
  return (await inForce(store)).some((fault) => fault.place === place);
}

function inOrder(one: Fault, other: Fault): number {
  return rankOf(one.kind) - rankOf(other.kind) || (one.id < other.id ? -1 : 1);
}

/**
 * The faults that strike this event, counted as having struck; one transaction, and none while no fault is in force. What
 * would not be seen beside the others is not asked, and waits for the next one.
 */
export async function strike(event: FaultEvent, { store }: Outside): Promise<FaultKind[]> {
  const asked = concerned(await inForce(store), event).toSorted(inOrder);
  if (asked.length === 0) return [];
  let isUsedUp = false;
  const struck = await write(store, async (tx, publish) => {
    const kinds: FaultKind[] = [];
    for (const { id, kind } of asked) {
      if (!isSeenBeside([...(event.beside ?? []), ...kinds], kind)) continue;
      // Counting first locks the row, so that of many events at once each finds the count that the last one left.
      const counting = tx.updateTable("sim_fault").set((row) => ({ seen: row("seen", "+", 1) }));
      const row = await counting.where("id", "=", id).returningAll().executeTakeFirst();
      if (!row) continue;
      const [hit] = chosen([faultOf({ ...row, seen: row.seen - 1 })], event);
      if (!hit) continue;
      kinds.push(hit.kind);
      isUsedUp ||= !isInForce({ ...hit, hits: hit.hits + 1 });
      await tx
        .updateTable("sim_fault")
        .set({ hits: hit.hits + 1 })
        .where("id", "=", id)
        .execute();
    }
    publish({ kind: "fault", id: asked[0]?.id ?? "" });
    return kinds;
  });
  // By itself, because what counts holds the rows that it counted.
  if (isUsedUp) await write(store, prune);
  forget(store);
  return [...new Set(struck)];
}

const remembered = new WeakMap<object, { faults: Promise<Fault[]> | null }>();

/** Read again only after the feed has told of a fault: without any, a call costs nothing. */
function inForce(store: Store): Promise<Fault[]> {
  const known = memoryOf(store);
  if (known.faults) return known.faults;
  const faults = allFaults(store.db).then((all) => all.filter(isInForce));
  known.faults = faults;
  faults.catch(() => forget(store));
  return faults;
}

function memoryOf(store: Store): { faults: Promise<Fault[]> | null } {
  const known = remembered.get(store.feed);
  if (known) return known;
  const memory: { faults: Promise<Fault[]> | null } = { faults: null };
  remembered.set(store.feed, memory);
  store.feed.subscribe(
    (event) => event.kind === "fault" && forget(store),
    () => forget(store),
  );
  return memory;
}

function forget(store: Store): void {
  memoryOf(store).faults = null;
}

function faultOf(row: Selectable<Database["sim_fault"]>): Fault {
  const { id, seen, hits, mchid } = row;
  return {
    id,
    kind: row.kind as FaultKind,
    place: row.place as FaultPlace,
    mode: JSON.parse(row.mode) as FaultMode,
    mchid,
    createdAtMs: row.created_at,
    seen,
    hits,
  };
}
