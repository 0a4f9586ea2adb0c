import { setImmediate as turn } from "node:timers/promises";
import type { Store } from "@/lib/db/client";
import type { NotificationFilter } from "./filter";
import { documentsOf, indexedThrough } from "./index-batch";
import { overBlocks } from "./index-blocks";
import { FOUND_BY, isWanted, type Wanted, wantedBy } from "./index-document";
import { overImported, ROW_LOOKS, type Swept } from "./index-imported";
import { idsOfTime } from "./index-order";
import { planFor } from "./index-plan";
import { aheadOf, behindOf, type Stretch } from "./index-stretch";
import { type Driver, lookAt } from "./index-windows";

/** `after` and `before` do not belong to it, `upTo` does. */
export type SweepOf = {
  filter: NotificationFilter;
  order: "desc" | "asc";
  after: string | null;
  before: string | null;
  upTo: string | null;
};

/** Looks of the first window, and of the largest; what a page may look at is a few of those. */
const FIRST_LOOKS = 500;
const LAST_LOOKS = 10_000;
const TAIL_CHUNK = 250;
/** What it costs to read a text, in the order in which they are stored, or one here and one there. */
const TEXT_LOOKS = { sqlite: { inOrder: 2, scattered: 32 }, postgres: { inOrder: 2, scattered: 10 } };
const NO_TEXT = { inOrder: 0, scattered: 0 };
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
    yield { ids, last, looks: rows.length * ROW_LOOKS };
    if (rows.length < TAIL_CHUNK) return;
    if (order === "desc") high = last;
    else low = last;
    await turn();
  }
}

async function* overIndex(store: Store, swept: Sweep): AsyncGenerator<Swept> {
  const { wanted, through, order, ...of } = swept;
  if (through === "" || (of.after !== null && of.after >= through)) return;
  const timely = await idsOfTime(store.db, wanted);
  const end = of.upTo !== null && of.upTo < through ? of.upTo : through;
  const whole: Stretch = { above: of.after ?? "", below: of.before, from: null, upTo: end };
  const isCut = timely.upTo !== null && timely.upTo < end;
  const inTime = { ...whole, from: timely.from, upTo: isCut ? (timely.upTo ?? end) : end };
  const behind = isCut ? overImported(store, { wanted, order, stretch: behindOf(whole, timely.upTo ?? "") }) : [];
  const ahead =
    timely.from === null ? [] : overImported(store, { wanted, order, stretch: aheadOf(whole, timely.from) });
  yield* order === "desc" ? behind : ahead;
  yield* alongIndex(store, swept, inTime);
  yield* order === "desc" ? ahead : behind;
}

async function* alongIndex(store: Store, { wanted, order }: Sweep, stretch: Stretch): AsyncGenerator<Swept> {
  const driver = await planFor(store, wanted, { stretch, order });
  if (driver.kind === "blocks") return yield* overBlocks(store, { blocks: driver.blocks, wanted, order, stretch });
  const each = looksAtEach(store, driver, wanted);
  // By its text index Postgres finds all at once, which is to be done once.
  for (let looks = driver.kind === "texts" ? LAST_LOOKS : FIRST_LOOKS; ; looks = Math.min(4 * looks, LAST_LOOKS)) {
    const size = Math.ceil(looks / each);
    const { ids, last, isEnd } = await lookAt(store, { driver, stretch, order, size }, wanted);
    if (last === null) return;
    // At the end no page is to pause, as if there were more.
    yield { ids, last, looks: isEnd ? 0 : looks };
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
      return 1 + terms.length;
    case "texts":
      return 1 + terms.length;
  }
}
