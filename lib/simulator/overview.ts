import { readBytes } from "@/lib/db/bytes";
import type { DeliveryRecord } from "./attempt";
import type { SimOutside } from "./outside";
import type { AttemptOutcome, AttemptRow, DeliveryDetail, DeliveryRow, DeliveryState, OrderRow } from "./overview-rows";
import { type Order, orderAt, type Session, sessionAt } from "./state";

/** The newest orders, each with the session that rides on it. */
export async function listOrders({ store, clock }: SimOutside, page: { limit: number }): Promise<OrderRow[]> {
  const rows = await store.db
    .selectFrom("sim_order")
    .select(["prepay_id", "details"])
    .orderBy("created_at", "desc")
    .orderBy("prepay_id", "desc")
    .limit(page.limit)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.prepay_id);
  const sessions = await store.db
    .selectFrom("sim_session")
    .select(["prepay_id", "details"])
    .where("prepay_id", "in", ids)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const riding = new Map(sessions.map((row) => [row.prepay_id, JSON.parse(row.details) as Session]));
  const nowMs = clock.now();
  return rows.map((row) => orderRow(JSON.parse(row.details) as Order, riding.get(row.prepay_id) ?? null, nowMs));
}

/** The newest deliveries, each with what became of its last attempt. */
export async function listDeliveries({ store }: SimOutside, page: { limit: number }): Promise<DeliveryRow[]> {
  const rows = await store.db.selectFrom("sim_delivery").selectAll().orderBy("id", "desc").limit(page.limit).execute();
  if (rows.length === 0) return [];
  const attempts = await store.db
    .selectFrom("sim_attempt")
    .select(["delivery_id", "status", "outcome"])
    .where(
      "delivery_id",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("id")
    .execute();
  const last = new Map(attempts.map((row) => [row.delivery_id, row]));
  return rows.map((row) => deliveryRow(row, last.get(row.id) ?? null));
}

/** One delivery with its body and every attempt, or null. */
export async function getDelivery(id: string, { store }: SimOutside): Promise<DeliveryDetail | null> {
  const row = await store.db.selectFrom("sim_delivery").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const attempts = await store.db
    .selectFrom("sim_attempt")
    .selectAll()
    .where("delivery_id", "=", id)
    .orderBy("id")
    .execute();
  const history: AttemptRow[] = attempts.map((attempt) => ({
    id: attempt.id,
    number: attempt.number,
    atMs: attempt.at,
    requestHeaders: JSON.parse(attempt.request_headers),
    status: attempt.status,
    replyText: attempt.reply_body === null ? null : new TextDecoder().decode(readBytes(attempt.reply_body)),
    failure: attempt.failure,
    tookMs: attempt.took_ms,
    outcome: attempt.outcome as AttemptOutcome,
  }));
  const body = new TextDecoder().decode(readBytes(row.body));
  const last = attempts.at(-1) ?? null;
  return { ...deliveryRow(row, last), mchid: row.mchid, eventId: row.event_id, body, history };
}

function orderRow(stored: Order, riding: Session | null, nowMs: number): OrderRow {
  const order = orderAt(stored, nowMs);
  const session = riding === null ? null : sessionAt(riding, nowMs);
  return {
    prepayId: order.prepayId,
    mchid: order.mchid,
    outTradeNo: order.outTradeNo,
    description: order.description,
    total: order.total,
    orderState: order.state,
    createdAtMs: order.createdAtMs,
    expiresAtMs: Math.min(order.prepayExpiresAtMs, order.closesAtMs),
    contractCode: session?.contractCode ?? null,
    sessionState: session?.state ?? null,
  };
}

function deliveryRow(row: DeliveryRecord, last: { status: number | null; outcome: string } | null): DeliveryRow {
  return {
    id: row.id,
    eventType: row.event_type,
    url: row.url,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    dueAtMs: row.due_at,
    createdAtMs: row.created_at,
    contractCode: row.contract_code,
    outTradeNo: row.out_trade_no,
    lastStatus: last?.status ?? null,
    lastOutcome: (last?.outcome as AttemptOutcome | undefined) ?? null,
  };
}
