import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { Database } from "@/lib/db/database";
import type { NotificationFilter } from "./filter";
import { type Leaf, leavesOf } from "./index-leaves";
import { searchable } from "./index-text";

/** The columns that say all that a notification can be found by. */
export const FOUND_BY = [
  "id",
  "at",
  "inbox",
  "profile_id",
  "verdict",
  "event_id",
  "event_type",
  "summary",
  "resource",
  "contract_code",
  "out_trade_no",
] as const;

export type FoundBy = Pick<Selectable<Database["notification"]>, (typeof FOUND_BY)[number]>;

/** What a notification is found by: its terms, its time, and its text in the form of `searchable`. */
export type SearchDocument = { id: string; atMs: number; terms: () => Set<string>; text: () => string };

/** What a filter asks of a document: every term, a time within both ends, and the text in it. */
export type Wanted = { terms: string[]; fromMs: number | null; toMs: number | null; text: string | null };

type Kind = "inbox" | "profile" | "event" | "verdict" | "code" | "openid" | "merchant" | "field";

const CODES = new Set(["out_contract_code", "contract_id", "out_trade_no"]);
const OPENIDS = new Set(["openid", "sp_openid", "sub_openid"]);
const MERCHANTS = new Set(["mchid", "sp_mchid", "sub_mchid"]);

/** `mchid` is that of the profile whose inbox it came to, null when that profile is gone. Made when asked for. */
export function documentOf(row: FoundBy, mchid: string | null): SearchDocument {
  const texts = [row.resource, row.summary, row.event_type, row.event_id, row.contract_code, row.out_trade_no];
  return {
    id: row.id,
    atMs: row.at,
    terms: () => termsOf(row, mchid),
    text: () => searchable(texts.filter((one) => one !== null).join("\n")),
  };
}

function termsOf(row: FoundBy, mchid: string | null): Set<string> {
  const terms = new Set([term("inbox", row.inbox), term("profile", row.profile_id), term("verdict", row.verdict)]);
  if (row.event_type !== null) terms.add(term("event", row.event_type));
  if (mchid !== null) terms.add(term("merchant", mchid));
  for (const code of [row.contract_code, row.out_trade_no]) if (code !== null) terms.add(term("code", code));
  if (row.resource !== null) for (const leaf of leavesOf(row.resource)) addLeaf(leaf, terms);
  return terms;
}

export function wantedBy(filter: NotificationFilter): Wanted {
  const pairs: [Kind, string | null][] = [
    ["inbox", filter.inbox],
    ["profile", filter.profileId],
    ["event", filter.eventType],
    ["verdict", filter.verdict],
    ["code", filter.code],
    ["openid", filter.openid],
    ["merchant", filter.merchant],
  ];
  const terms = new Set(pairs.flatMap(([kind, value]) => (value === null ? [] : [term(kind, value)])));
  for (const { path, value } of filter.fields) terms.add(term("field", `${path}=${value}`));
  const text = filter.text === null ? null : searchable(filter.text);
  return { terms: [...terms], fromMs: filter.fromMs, toMs: filter.toMs, text };
}

/** Whether the document is one that is wanted. */
export function isWanted(document: SearchDocument, { terms, fromMs, toMs, text }: Wanted): boolean {
  if (fromMs !== null && document.atMs < fromMs) return false;
  if (toMs !== null && document.atMs > toMs) return false;
  if (text !== null && !document.text().includes(text)) return false;
  if (terms.length === 0) return true;
  const present = document.terms();
  return terms.every((one) => present.has(one));
}

function addLeaf({ path, value }: Leaf, terms: Set<string>): void {
  terms.add(term("field", `${path}=${value}`));
  const name = path.slice(path.lastIndexOf(".") + 1);
  if (CODES.has(name)) terms.add(term("code", value));
  if (OPENIDS.has(name)) terms.add(term("openid", value));
  if (MERCHANTS.has(name)) terms.add(term("merchant", value));
}

/** Postgres indexes no entry longer than a third of a page: what is longer than this is told apart by its hash. */
const MAX_TERM = 120;

function term(kind: Kind, value: string): string {
  const whole = `${kind}:${value}`;
  if (whole.length <= MAX_TERM) return whole;
  return `${whole.slice(0, 40)}#${createHash("sha256").update(whole).digest("hex")}`;
}
