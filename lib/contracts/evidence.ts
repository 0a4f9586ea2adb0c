import type { Kysely } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { Database } from "@/lib/db/database";
import type { ExchangeVerdict } from "@/lib/exchanges/exchange";
import type { NotificationVerdict } from "@/lib/notifications/notification";
import { parseJson } from "@/lib/wechatpay/json";
import type { Evidence } from "./contract";

type Key = { profileId: string; contractCode: string };

/** A contract's evidence is small; of each kind this many of the newest pieces are read at most. */
const MOST = 500;

/**
 * Everything recorded that speaks of one contract: the calls and notifications that carry its code, the orders whose
 * `prepay_id` those calls named, and the notifications of those orders.
 */
export async function evidenceOf(db: Kysely<Database>, key: Key): Promise<Evidence[]> {
  const presigns = await exchanges(db, key.profileId, "contract_code", [key.contractCode]);
  const prepayIds = presigns.map((row) => row.prepay_id).filter((id) => id !== null);
  const sameOrder = await exchanges(db, key.profileId, "prepay_id", prepayIds);
  const orders = sameOrder.filter((row) => row.contract_code === null);
  const tradeNos = orders.map((row) => row.out_trade_no).filter((tradeNo) => tradeNo !== null);
  const byCode = await notifications(db, key.profileId, "contract_code", [key.contractCode]);
  const byTradeNo = await notifications(db, key.profileId, "out_trade_no", tradeNos);
  const told = new Map([...byCode, ...byTradeNo].map((row) => [row.id, row]));
  return [...[...presigns, ...orders].map(fromExchange), ...[...told.values()].map(fromNotification)];
}

type ExchangeColumn = "contract_code" | "prepay_id";
type NotificationColumn = "contract_code" | "out_trade_no";
type ExchangeRow = Awaited<ReturnType<typeof exchanges>>[number];
type NotificationRow = Awaited<ReturnType<typeof notifications>>[number];

async function exchanges(db: Kysely<Database>, profileId: string, column: ExchangeColumn, values: string[]) {
  if (values.length === 0) return [];
  const newestFirst = await db
    .selectFrom("exchange")
    .select(["id", "at", "operation_id", "verdict", "status", "request_body", "reply_body"])
    .select(["contract_code", "out_trade_no", "prepay_id"])
    .where("profile_id", "=", profileId)
    .where(column, "in", values)
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
  return newestFirst.reverse();
}

async function notifications(db: Kysely<Database>, profileId: string, column: NotificationColumn, values: string[]) {
  if (values.length === 0) return [];
  const newestFirst = await db
    .selectFrom("notification")
    .select(["id", "at", "verdict", "event_type", "failed_step", "resource"])
    .where("profile_id", "=", profileId)
    .where(column, "in", values)
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
  return newestFirst.reverse();
}

function fromExchange(row: ExchangeRow): Evidence {
  return {
    kind: "exchange",
    id: row.id,
    atMs: row.at,
    operationId: row.operation_id,
    verdict: row.verdict as ExchangeVerdict,
    status: row.status,
    request: parseJson(row.request_body),
    reply: row.reply_body === null ? null : parseJson(new TextDecoder().decode(readBytes(row.reply_body))),
  };
}

function fromNotification(row: NotificationRow): Evidence {
  return {
    kind: "notification",
    id: row.id,
    atMs: row.at,
    verdict: row.verdict as NotificationVerdict,
    eventType: row.event_type,
    failedStep: row.failed_step,
    resource: row.resource === null ? null : parseJson(row.resource),
  };
}
