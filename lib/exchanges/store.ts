import type { Kysely, Selectable } from "kysely";
import { type Touch, touchContracts } from "@/lib/contracts/contract-index";
import { readBytes } from "@/lib/db/bytes";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import type { Publish } from "@/lib/db/transact";
import type { Exchange, ExchangeSummary, ExchangeVerdict, Reply, Target } from "./exchange";
import { codeOf } from "./subject";

/** Keeps an exchange for good, and tells the feed once it is committed. */
export async function recordExchange(store: Store, exchange: Exchange): Promise<void> {
  await write(store, (tx, publish) => insertExchange(exchange, tx, publish));
}

/** The same in a transaction of the caller's. */
export async function insertExchange(exchange: Exchange, tx: Kysely<Database>, publish: Publish): Promise<void> {
  const { reply, request, signing, subject } = exchange;
  const row = {
    id: exchange.id,
    at: exchange.atMs,
    profile_id: exchange.profileId,
    operation_id: exchange.operationId,
    target: exchange.target,
    method: request.method,
    url: request.url,
    path_and_query: request.pathAndQuery,
    request_headers: JSON.stringify(request.headers),
    request_body: request.body,
    signing: JSON.stringify(signing),
    status: reply.kind === "reply" ? reply.status : null,
    code: codeOf(reply),
    reply_headers: JSON.stringify(reply.kind === "reply" ? reply.headers : []),
    reply_body: reply.kind === "reply" ? reply.body : null,
    failure: reply.kind === "failure" ? reply.message : null,
    took_ms: Math.round(reply.tookMs),
    checks: JSON.stringify(exchange.checks),
    verdict: exchange.verdict,
    contract_code: subject.contractCode,
    out_trade_no: subject.outTradeNo,
    prepay_id: subject.prepayId,
  };
  await tx.insertInto("exchange").values(row).execute();
  await touchContracts(tx, [touchOf(exchange)]);
  publish({ kind: "exchange", id: exchange.id });
  if (subject.contractCode) publish({ kind: "contract", id: subject.contractCode });
}

function touchOf({ profileId, subject, id, atMs }: Exchange): Touch {
  return { profileId, contractCode: subject.contractCode, outTradeNo: subject.outTradeNo, id, atMs };
}

/** The exchange of that id, or null. */
export async function getExchange(db: Kysely<Database>, id: string): Promise<Exchange | null> {
  const row = await db.selectFrom("exchange").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

const SUMMARY = [
  "id",
  "at",
  "profile_id",
  "operation_id",
  "target",
  "method",
  "path_and_query",
  "status",
  "code",
  "verdict",
  "took_ms",
  "contract_code",
  "out_trade_no",
  "prepay_id",
] as const;

/** Newest first, `limit` at a time; `before` is the id that the page starts behind, `next` that of the next page. */
export async function listExchanges(
  db: Kysely<Database>,
  page: { before: string | null; limit: number },
): Promise<{ items: ExchangeSummary[]; next: string | null }> {
  let query = db
    .selectFrom("exchange")
    .select(SUMMARY)
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  if (page.before) query = query.where("id", "<", page.before);
  const rows = await query.execute();
  const items = rows.slice(0, page.limit).map((row) => ({
    id: row.id,
    atMs: row.at,
    profileId: row.profile_id,
    operationId: row.operation_id,
    target: row.target as Target,
    method: row.method,
    pathAndQuery: row.path_and_query,
    status: row.status,
    code: row.code,
    verdict: row.verdict as ExchangeVerdict,
    tookMs: row.took_ms,
    subject: { contractCode: row.contract_code, outTradeNo: row.out_trade_no, prepayId: row.prepay_id },
  }));
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

export function fromRow(row: Selectable<Database["exchange"]>): Exchange {
  return {
    id: row.id,
    atMs: row.at,
    profileId: row.profile_id,
    operationId: row.operation_id,
    target: row.target as Target,
    request: {
      method: row.method,
      url: row.url,
      pathAndQuery: row.path_and_query,
      headers: JSON.parse(row.request_headers),
      body: row.request_body,
    },
    signing: JSON.parse(row.signing),
    reply: replyOf(row),
    checks: JSON.parse(row.checks),
    verdict: row.verdict as ExchangeVerdict,
    subject: { contractCode: row.contract_code, outTradeNo: row.out_trade_no, prepayId: row.prepay_id },
  };
}

function replyOf(row: Selectable<Database["exchange"]>): Reply {
  if (row.status === null || row.reply_body === null) {
    return { kind: "failure", code: row.code ?? "", message: row.failure ?? "", tookMs: row.took_ms };
  }
  const headers = JSON.parse(row.reply_headers);
  return { kind: "reply", status: row.status, headers, body: readBytes(row.reply_body), tookMs: row.took_ms };
}
