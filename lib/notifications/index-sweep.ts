import { setImmediate as turn } from "node:timers/promises";
import type { Store } from "@/lib/db/client";
import type { NotificationFilter } from "./filter";
import { documentsOf, indexedThrough } from "./index-batch";
import { FOUND_BY, isWanted, type Wanted, wantedBy } from "./index-document";
import { idsOfTime } from "./index-order";
import { driverFor } from "./index-plan";
import { type Driver, lookAt } from "./index-windows";

/** `after` and `before` do not belong to it, `upTo` does. */
export type SweepOf = {
  filter: NotificationFilter;
  order: "desc" | "asc";
  after: string | null;
  before: string | null;
  upTo: string | null;
};

/** `ids` match, in order; everything up to `last` has been looked at; `looks` says what that cost, in terms looked up. */
export type Swept = { ids: string[]; last: string; looks: number };

/** Looks of the first window, and of the largest; what a page may look at is a few of those. */
const FIRST_LOOKS = 500;
const LAST_LOOKS = 10_000;
const TAIL_CHUNK = 250;
/** What it costs to read a notification that is not in the index, in terms looked up. */
const TAIL_LOOKS = 16;
/** What it costs to read a text, in the order in which they are stored, or one here and one there. */
const TEXT_LOOKS = { sqlite: { inOrder: 4, scattered: 32 }, postgres: { inOrder: 10, scattered: 10 } };
const NO_TEXT = { inOrder: 0, scattered: 0 };
/** Sorts behind every id. */
const BEHIND_ALL = "\u007f";

type Sweep = Omit<SweepOf, "filter"> & { wanted: Wanted; through: string };

/**
 * Goes over all that matches, a piece at a time: what is in the index by the index, what is not yet by looking at each.
 * It ends when nothing is left.
 */
export async function* sweep(store: Store, { filter, ...of }: SweepOf): AsyncGenerator<Swept> {
  const swept: Sweep = { ...of, wanted: wantedBy(filter), through: await indexedThrough(store.db) };
  if (of.order === "desc") yield* overTail(store, swept);
  yield* overIndex(store, swept);
  if (of.order === "asc") yield* overTail(store, swept);
}

async function* overTail(store: Store, { wanted, through, order, after, before, upTo }: Sweep): AsyncGenerator<Swept> {
  let low = after !== null && after > through ? after : through;
  let high = before;
  for (;;) {
    let query = store.db.selectFrom("notification").select(FOUND_BY).orderBy("id", order).limit(TAIL_CHUNK);
    query = query.where("id", ">", low);
    if (high !== null) query = query.where("id", "<", high);
    if (upTo !== null) query = query.where("id", "<=", upTo);
    const rows = await query.execute();
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    const documents = await documentsOf(store.db, rows);
    const ids = documents.filter((document) => isWanted(document, wanted)).map(({ id }) => id);
    yield { ids, last, looks: rows.length * TAIL_LOOKS };
    if (rows.length < TAIL_CHUNK) return;
    if (order === "desc") high = last;
    else low = last;
    await turn();
  }
}

async function* overIndex(store: Store, { wanted, through, order, ...of }: Sweep): AsyncGenerator<Swept> {
  if (through === "" || (of.after !== null && of.after >= through)) return;
  const timely = await idsOfTime(store.db, wanted);
  const stretch = {
    above: of.after ?? "",
    below: of.before,
    from: timely.from,
    upTo: [through, of.upTo ?? BEHIND_ALL, timely.upTo ?? BEHIND_ALL].sort()[0] ?? through,
  };
  const driver = await driverFor(store, wanted, { stretch, order });
  const each = looksAtEach(store, driver, wanted);
  for (let looks = FIRST_LOOKS; ; looks = Math.min(4 * looks, LAST_LOOKS)) {
    const size = Math.ceil(looks / each);
    const { ids, last, isEnd } = await lookAt(store, { driver, stretch, order, size }, wanted);
    if (last === null) return;
    yield { ids, last, looks };
    if (isEnd) return;
    if (order === "desc") stretch.below = last;
    else stretch.above = last;
    await turn();
  }
}

/** What an entry of the driver costs to look at, in terms looked up, as measured on both engines. */
function looksAtEach({ engine }: Store, driver: Driver, { terms, text }: Wanted): number {
  const aText = text === null ? NO_TEXT : TEXT_LOOKS[engine];
  switch (driver.kind) {
    case "documents":
      return 1 + terms.length + aText.inOrder;
    case "term":
      return terms.length + aText.scattered;
    case "part":
      return terms.length + TEXT_LOOKS.sqlite.scattered;
    case "texts":
      return 1 + terms.length;
  }
}
