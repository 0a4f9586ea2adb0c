import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from "kysely";
import type { Database } from "@/lib/db/database";
import type { Askable } from "./askable";
import type { ContractFilter } from "./contract-filter";
import { type Found, toFound } from "./found";
import { LOOKUP_KINDS } from "./lookup-keys";
import { narrowed, type Times } from "./search-terms";
import type { Understanding } from "./understand";

export type Search = {
  filter: ContractFilter;
  understood: Understanding;
  times: Times;
  before: string | null;
  limit: number;
};

/** `how`: nothing bears the pasted text itself, and these begin with it. */
export type SearchPage = { items: Found[]; next: string | null; how: "exact" | "beginning" };

const PREFIX_AT_LEAST = 3;

/** Contracts that are meant, by their latest evidence, newest first; those about to expire, the soonest first. */
export async function searchContracts(db: Kysely<Database>, search: Search): Promise<SearchPage> {
  const { understood, before, limit } = search;
  if (understood.kind !== "identifier") return { ...pageOf([await rowsOf(db, search, null)], search), how: "exact" };
  const { names, value } = understood;
  const parts = [...columnTerms(names, value), ...lookupTerms(names, value)];
  const found = pageOf(await Promise.all(parts.map((part) => rowsOf(db, search, part))), search);
  if (found.items.length > 0 || before !== null || value.length < PREFIX_AT_LEAST) return { ...found, how: "exact" };
  const rows = await rowsOf(db, { ...search, limit: limit - 1 }, beginningWith(value));
  return { items: rows.map((row) => toFound(row, search.times)), next: null, how: "beginning" };
}

type Row = Selectable<Database["contract"]>;
type Query = SelectQueryBuilder<Database, "contract", Row>;
type Part = (query: Query) => Query;

const COLUMNS: Partial<Record<Askable, readonly ("openid" | "sub_openid" | "sub_mchid" | "account")[]>> = {
  openid: ["openid", "sub_openid"],
  sub_mchid: ["sub_mchid"],
  account: ["account"],
};

/** What many contracts share is a column of the index, in the order of the list. */
function columnTerms(names: readonly Askable[], value: string): Part[] {
  return names.flatMap((name) => COLUMNS[name] ?? []).map((column) => (query) => query.where(column, "=", value));
}

/** What belongs to few is looked up, and what is found put in order. */
function lookupTerms(names: readonly Askable[], value: string): Part[] {
  const kinds = LOOKUP_KINDS.filter((kind) => names.includes(kind));
  if (kinds.length === 0) return [];
  const keys = sql`select profile_id, contract_code from contract_lookup where kind in (${sql.join(kinds)}) and value = ${value}`;
  return [(query) => query.where(sql<boolean>`(contract.profile_id, contract.contract_code) in (${keys})`)];
}

/** A bounded walk along the keys; a text that too many begin with finds some of them. */
function beginningWith(value: string): Part {
  const kinds = sql.join([...LOOKUP_KINDS]);
  const upTo = `${value}\u{10ffff}`;
  const keys = sql`select profile_id, contract_code from contract_lookup where kind in (${kinds}) and value >= ${value} and value < ${upTo} limit 200`;
  return (query) =>
    query.where(sql<boolean>`(contract.profile_id, contract.contract_code) in (select * from (${keys}) as begun)`);
}

function rowsOf(db: Kysely<Database>, { filter, understood, times, before, limit }: Search, part: Part | null) {
  let query: Query = db.selectFrom("contract").selectAll("contract").where("seen_at", "is not", null);
  if (part) query = part(query);
  query = narrowed(query, { filter, understood, times });
  const cursor = /^(\d{1,15})\.(.{1,100})$/.exec(before ?? "");
  const isSoonest = filter.view === "expiring";
  if (cursor?.[1] !== undefined && cursor[2] !== undefined) {
    const [place, id] = [Number(cursor[1]), cursor[2]];
    query = query.where(
      isSoonest
        ? sql<boolean>`(prompt_until, seen_id) > (${place}, ${id})`
        : sql<boolean>`(seen_at, seen_id) < (${place}, ${id})`,
    );
  }
  return query
    .orderBy(isSoonest ? "prompt_until" : "seen_at", isSoonest ? "asc" : "desc")
    .orderBy("seen_id", isSoonest ? "asc" : "desc")
    .limit(limit + 1)
    .execute();
}

/** The parts' rows as one page: each part gave as many as the page can hold, so nothing is skipped. */
function pageOf(parts: readonly Row[][], { filter, times, limit }: Search): Omit<SearchPage, "how"> {
  const isSoonest = filter.view === "expiring";
  const placeOf = (row: Row) => (isSoonest ? -(row.prompt_until ?? 0) : (row.seen_at ?? 0));
  const byKey = new Map(parts.flat().map((row) => [`${row.profile_id} ${row.contract_code}`, row]));
  const rows = [...byKey.values()].sort((left, right) => {
    const later = (left.seen_id ?? "") < (right.seen_id ?? "") ? 1 : -1;
    return placeOf(right) - placeOf(left) || (isSoonest ? -later : later);
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? `${isSoonest ? last.prompt_until : last.seen_at}.${last.seen_id}` : null;
  return { items: shown.map((row) => toFound(row, times)), next };
}
