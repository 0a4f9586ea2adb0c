import { setImmediate as turn } from "node:timers/promises";
import { sql } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { Store } from "@/lib/db/client";
import { BLOCK } from "./index-digest";
import type { Wanted } from "./index-document";
import type { Swept } from "./index-imported";
import { bitOf } from "./index-letters";
import { type Block, clip, lowOf, type Stretch } from "./index-stretch";
import { matchesIn } from "./index-windows";

/** How many blocks are looked at together, at first and at most; Postgres plans each of them. */
const FIRST_BLOCKS = 4;
const MOST_BLOCKS = 16;
/** What it costs to read a text in the order in which they are stored, in terms looked up. */
const TEXT_LOOKS = 3;

/** The blocks along the stretch that may have this text of one letter or two. */
export async function blocksWith({ db }: Store, text: string, stretch: Stretch): Promise<Block[]> {
  const { byte, mask } = bitOf(text);
  const { rows } = await sql<{ first_id: string; taken: number; bits: Uint8Array | ArrayBuffer }>`
    select first_id, taken, substr(bits, ${sql.lit(byte + 1)}, 1) as bits from notification_digest
    where first_id <= ${stretch.upTo} and first_id >= coalesce(
      (select max(first_id) from notification_digest where first_id <= ${lowOf(stretch).id}), '')
    order by first_id`.execute(db);
  return rows.flatMap(({ first_id, taken, bits }, at) => {
    const isHeld = ((readBytes(bits)[0] ?? 0) & mask) !== 0;
    const block = { from: first_id, below: rows[at + 1]?.first_id ?? null, size: taken };
    return isHeld && (stretch.below === null || first_id < stretch.below) ? [block] : [];
  });
}

/** What matches in these blocks, a few of them at a time. */
export async function* overBlocks(
  store: Store,
  {
    blocks,
    wanted,
    order,
    stretch,
  }: { blocks: readonly Block[]; wanted: Wanted; order: "desc" | "asc"; stretch: Stretch },
): AsyncGenerator<Swept> {
  const left = order === "desc" ? blocks.toReversed() : [...blocks];
  for (let most = FIRST_BLOCKS; left.length > 0; most = MOST_BLOCKS) {
    const some = left.splice(0, most);
    const parts = some.map((block) => ({ stretch: clip(stretch, block), size: block.size }));
    const ids = await matchesIn(store, parts, wanted);
    // At the end no page is to pause, as if there were more.
    const looks = left.length > 0 ? some.length * BLOCK * TEXT_LOOKS : 0;
    yield { ids: order === "desc" ? ids.reverse() : ids, last: some.at(-1)?.from ?? "", looks };
    await turn();
  }
}
