import { type RawBuilder, sql } from "kysely";
import type { Store } from "@/lib/db/client";
import { numbered, type Stretch, within } from "./index-stretch";

/** Of how many parts of a text it is asked how rare they are; a long one has some rare part among so many. */
const MOST_PARTS = 24;
/** How much of what is newest stands for the rest. */
const SAMPLE = 200;
/** One in so many may have all parts of a text without the text: then Postgres reads them sooner than all there are. */
const SELDOM = 8;

/** How far one has to go for so many: `count` is less than asked where there are no more, `reach` the last id of them. */
export type Rarity = { count: number; reach: string | null };

/** Three letters and more are in the text indexes. */
export function partsOf(text: string): string[] {
  const all = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) all.add(text.slice(at, at + 3));
  const parts = [...all];
  const step = Math.max(1, parts.length / MOST_PARTS);
  return Array.from({ length: Math.min(parts.length, MOST_PARTS) }, (_, at) => parts[Math.floor(at * step)] ?? "");
}

/** How rare a part of three letters is along the stretch: for SQLite. */
export async function rarityOfPart(
  store: Store,
  part: string,
  { stretch, order, most }: { stretch: Stretch; order: "desc" | "asc"; most: number },
): Promise<Rarity> {
  const furthest = sql.raw(order === "desc" ? "min" : "max");
  const { rows } = await sql<{ count: number; reach: string | null }>`
    select count, (select id from notification_document where seq = number) as reach from (
      select count(*) as count, ${furthest}(rowid) as number from (
        select rowid from notification_text where notification_text match ${phrase(part)} and ${numbered(stretch)}
        order by rowid ${sql.raw(order)} limit ${most}) as few) as few`.execute(store.db);
  return rows[0] ?? { count: 0, reach: null };
}

/** A phrase of SQLite's text index. */
export function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** For Postgres' text index; what a pattern gives a meaning to is taken as it is. */
export function like(text: string): RawBuilder<unknown> {
  return sql`text like ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`;
}

/**
 * Whether so few documents have all parts of the text that Postgres may read each of them: it finds all at once. Judged
 * by the newest, because the index itself knows only when it has read them.
 */
export async function isSeldom({ db }: Store, text: string, stretch: Stretch): Promise<boolean> {
  const parts = partsOf(wordsOf(text)).filter((part) => !/^[a-z0-9] {2}$/.test(part));
  if (parts.length === 0) return false;
  const { rows } = await sql<{ text: string }>`
    select text from notification_document where ${within("id", stretch)} order by id desc limit ${SAMPLE}`.execute(db);
  const having = rows.filter((row) => {
    const words = ` ${wordsOf(row.text)} `;
    return parts.every((part) => words.includes(part));
  });
  return having.length * SELDOM <= SAMPLE;
}

/** As pg_trgm takes a text apart: words of letters and digits, all small, each part of which may be three letters or a word's edge. */
function wordsOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "  ");
}
