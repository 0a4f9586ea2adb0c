import type { Kysely, Transaction } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { Database } from "@/lib/db/database";
import { addLetters, noLetters } from "./index-letters";

/** A block takes in no more documents once it has so many. */
export const BLOCK = 128;
/** Where the first block begins: it stays when nothing is left in it, so that whatever comes late has a block. */
const BEGIN = "";

type Digested = { id: string; text: string };
type Digest = { firstId: string; taken: number; next: string | null };

/** Adds the letters of documents to the blocks in which they lie; to be called after the documents are inserted. */
export async function addToDigests(tx: Transaction<Database>, documents: readonly Digested[]): Promise<void> {
  let rest = inOrder(documents);
  while (rest.length > 0) {
    const block = await blockOf(tx, rest[0]?.id ?? "");
    const inside = rest.filter(({ id }) => isIn(block, id));
    const first = inside[0]?.id ?? "";
    if (block === null || (block.next === null && block.taken >= BLOCK && block.firstId !== first)) {
      await open(tx, block === null ? BEGIN : first, inside);
    } else if (!(await add(tx, block.firstId, inside))) {
      // It was emptied and removed meanwhile: the one before it goes on to there now.
      continue;
    }
    rest = rest.slice(inside.length);
  }
}

/** Removes the blocks in which nothing is left; to be called after the documents of these ids are deleted. */
export async function removeFromDigests(tx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  let rest = inOrder(ids.map((id) => ({ id })));
  while (rest.length > 0) {
    const block = await blockOf(tx, rest[0]?.id ?? "");
    rest = rest.filter(({ id }) => !isIn(block, id));
    if (block === null || block.firstId === BEGIN) continue;
    // Whoever adds to it meanwhile waits for us, or we for them, and then see what they have added.
    await tx
      .updateTable("notification_digest")
      .set((row) => ({ taken: row.ref("taken") }))
      .where("first_id", "=", block.firstId)
      .execute();
    let left = tx.selectFrom("notification_document").select("id").where("id", ">=", block.firstId).limit(1);
    if (block.next !== null) left = left.where("id", "<", block.next);
    if (await left.executeTakeFirst()) continue;
    await tx.deleteFrom("notification_digest").where("first_id", "=", block.firstId).execute();
  }
}

async function open(tx: Transaction<Database>, firstId: string, documents: readonly Digested[]): Promise<void> {
  const bits = noLetters();
  for (const { text } of documents) addLetters(bits, text);
  await tx.insertInto("notification_digest").values({ first_id: firstId, taken: documents.length, bits }).execute();
}

/** Returns whether the block was there. */
async function add(tx: Transaction<Database>, firstId: string, documents: readonly Digested[]): Promise<boolean> {
  const known = await tx
    .updateTable("notification_digest")
    .set((row) => ({ taken: row("taken", "+", documents.length) }))
    .where("first_id", "=", firstId)
    .returning("bits")
    .executeTakeFirst();
  if (!known) return false;
  const bits = Uint8Array.from(readBytes(known.bits));
  for (const { text } of documents) addLetters(bits, text);
  await tx.updateTable("notification_digest").set({ bits }).where("first_id", "=", firstId).execute();
  return true;
}

async function blockOf(db: Kysely<Database>, id: string): Promise<Digest | null> {
  const digests = db.selectFrom("notification_digest");
  const [block, after] = await Promise.all([
    digests.select(["first_id", "taken"]).where("first_id", "<=", id).orderBy("first_id", "desc").limit(1).execute(),
    digests.select("first_id").where("first_id", ">", id).orderBy("first_id").limit(1).execute(),
  ]);
  const [own] = block;
  return own ? { firstId: own.first_id, taken: own.taken, next: after[0]?.first_id ?? null } : null;
}

function isIn(block: Digest | null, id: string): boolean {
  return block === null || block.next === null || id < block.next;
}

function inOrder<T extends { id: string }>(all: readonly T[]): T[] {
  return all.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}
