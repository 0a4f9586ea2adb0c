import { sql } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { DeliveryRecord } from "./attempt";
import type { FaultKind } from "./fault-kinds";
import type { SimOutside } from "./outside";
import type {
  AttemptLine,
  AttemptOutcome,
  AttemptRow,
  DeliveryDetail,
  DeliveryRow,
  DeliveryState,
  OrderRow,
  SessionRow,
  SimContractRow,
} from "./overview-rows";
import { contractFrom, orderFrom, sessionFrom } from "./revive";
import { type Order, orderAt, type Session, type SimContract, sessionAt } from "./state";
import { contractRows, overLast } from "./store";

/** How many, newest first; `before` is the id that the page ahead of it ended with. Nothing follows an id that is not there. */
export type Page = { limit: number; before?: string | undefined };

/** Orders, each with the session that rides on it. */
export async function listOrders({ store, clock }: SimOutside, { limit, before }: Page): Promise<OrderRow[]> {
  let query = store.db
    .selectFrom("sim_order")
    .select(["prepay_id", "details"])
    .orderBy("created_at", "desc")
    .orderBy("prepay_id", "desc")
    .limit(limit);
  if (before !== undefined) {
    const last = sql`select created_at, prepay_id from sim_order where prepay_id = ${before}`;
    query = query.where(sql<boolean>`(created_at, prepay_id) < (${last})`);
  }
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.prepay_id);
  const sessions = await store.db
    .selectFrom("sim_session")
    .select(["prepay_id", "details"])
    .where("prepay_id", "in", ids)
    .orderBy(overLast, "desc")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const riding = new Map(sessions.map((row) => [row.prepay_id, sessionFrom(row.details)]));
  const nowMs = clock.now();
  return rows.map((row) => orderRow(orderFrom(row.details), riding.get(row.prepay_id) ?? null, nowMs));
}

/** Pre-sign sessions, as they are at this moment. */
export async function listSessions({ store, clock }: SimOutside, { limit, before }: Page): Promise<SessionRow[]> {
  let query = store.db
    .selectFrom("sim_session")
    .select("details")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  if (before !== undefined) {
    const last = sql`select created_at, id from sim_session where id = ${before}`;
    query = query.where(sql<boolean>`(created_at, id) < (${last})`);
  }
  const rows = await query.execute();
  const nowMs = clock.now();
  return rows.map((row) => sessionRow(sessionAt(sessionFrom(row.details), nowMs)));
}

/** Contracts, ended ones too. */
export async function listContracts({ store }: SimOutside, { limit, before }: Page): Promise<SimContractRow[]> {
  let query = contractRows(store.db)
    .where("sim_session.state", "=", "SIGNED")
    .orderBy("sim_contract.created_at", "desc")
    .orderBy("sim_contract.contract_id", "desc")
    .limit(limit);
  if (before !== undefined) {
    const last = sql`select last.created_at, last.contract_id from sim_contract last where last.contract_id = ${before}`;
    query = query.where(sql<boolean>`(sim_contract.created_at, sim_contract.contract_id) < (${last})`);
  }
  const rows = await query.execute();
  return rows.map((row) => contractRow(contractFrom(row.contract, sessionFrom(row.session))));
}

/** Every attempt of these deliveries, oldest first. */
export async function listAttempts(deliveryIds: readonly string[], { store }: SimOutside): Promise<AttemptLine[]> {
  if (deliveryIds.length === 0) return [];
  const rows = await store.db
    .selectFrom("sim_attempt")
    .select(["id", "delivery_id", "number", "at", "status", "failure", "took_ms", "outcome", "faults"])
    .where("delivery_id", "in", deliveryIds)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    deliveryId: row.delivery_id,
    number: row.number,
    atMs: row.at,
    status: row.status,
    failure: row.failure,
    tookMs: row.took_ms,
    outcome: row.outcome as AttemptOutcome,
    faults: JSON.parse(row.faults) as FaultKind[],
  }));
}

/** The contract under a merchant's code, ended or not; null when none was ever signed. */
export async function getContract(
  { mchid, contractCode }: { mchid: string; contractCode: string },
  { store }: SimOutside,
): Promise<SimContractRow | null> {
  const row = await contractRows(store.db)
    .where("sim_contract.mchid", "=", mchid)
    .where("sim_contract.contract_code", "=", contractCode)
    .where("sim_session.state", "=", "SIGNED")
    .executeTakeFirst();
  return row ? contractRow(contractFrom(row.contract, sessionFrom(row.session))) : null;
}

/** What deliveries must be about; of everything, where neither is given. */
export type About = { contractCode?: string | undefined; outTradeNo?: string | undefined };

/** Deliveries, each with what became of its last attempt. */
export async function listDeliveries({ store }: SimOutside, page: About & Page): Promise<DeliveryRow[]> {
  let query = store.db.selectFrom("sim_delivery").selectAll().orderBy("id", "desc").limit(page.limit);
  if (page.contractCode !== undefined) query = query.where("contract_code", "=", page.contractCode);
  if (page.outTradeNo !== undefined) query = query.where("out_trade_no", "=", page.outTradeNo);
  if (page.before !== undefined) query = query.where("id", "<", page.before);
  const rows = await query.execute();
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
    faults: JSON.parse(attempt.faults) as FaultKind[],
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

export function sessionRow(session: Session): SessionRow {
  const { id, mchid, mode, scene, prepayId, serviceId, contractCode, displayAccount } = session;
  const { state, createdAtMs, expiresAtMs } = session;
  const times = { createdAtMs, expiresAtMs };
  return { id, mchid, mode, scene, prepayId, serviceId, contractCode, displayAccount, state, ...times };
}

function contractRow(contract: SimContract): SimContractRow {
  const { contractId, mchid, mode, serviceId, contractCode, displayAccount, state, signedAtMs, termination } = contract;
  return {
    ...{ contractId, mchid, mode, serviceId, contractCode, displayAccount, state, signedAtMs },
    terminatedAtMs: termination?.atMs ?? null,
    terminationMode: termination?.mode ?? null,
    remark: termination?.remark ?? null,
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
