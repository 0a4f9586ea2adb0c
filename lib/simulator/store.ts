import { type Insertable, type Kysely, sql } from "kysely";
import type { Database } from "@/lib/db/database";
import { prepared } from "@/lib/db/prepared";
import { contractFrom, orderFrom, sessionFrom, textOf } from "./revive";
import type { Asker, CodeUse, Order, Session, SimContract, Slice } from "./state";

type Db = Kysely<Database>;

const byTradeNo = prepared((db, { mchid, outTradeNo }: { mchid: string; outTradeNo: string }) =>
  db.selectFrom("sim_order").select("details").where("mchid", "=", mchid).where("out_trade_no", "=", outTradeNo),
);

export async function orderByTradeNo(db: Db, mchid: string, outTradeNo: string): Promise<Order | null> {
  const [row] = await byTradeNo(db, { mchid, outTradeNo });
  return row ? orderFrom(row.details) : null;
}

const byPrepayId = prepared((db, { prepayId }: { prepayId: string }) =>
  db.selectFrom("sim_order").select("details").where("prepay_id", "=", prepayId),
);

export async function orderByPrepayId(db: Db, prepayId: string): Promise<Order | null> {
  const [row] = await byPrepayId(db, { prepayId });
  return row ? orderFrom(row.details) : null;
}

/** Of the sessions of one `prepay_id` at most one is not over, however the clock was turned: it comes before the others. */
export const overLast = sql`case when state in ('ACTIVE', 'PROMPTED', 'SIGNED') then 0 else 1 end`;

const newestOf = (db: Db, prepayId: string) =>
  db
    .selectFrom("sim_session")
    .select("details")
    .where("prepay_id", "=", prepayId)
    .orderBy(overLast)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1);

const ofPrepayId = prepared((db, { prepayId }: { prepayId: string }) => newestOf(db, prepayId));

/**
 * The session that a payer's phone shows: the one of an order's `prepay_id` that is not over, else the newest; or the one
 * of a `pre_entrustweb_id`.
 */
export async function sessionByPrepayId(db: Db, prepayId: string): Promise<Session | null> {
  const [row] = await ofPrepayId(db, { prepayId });
  return row ? sessionFrom(row.details) : null;
}

const ofCode = prepared((db, { mchid, contractCode }: { mchid: string; contractCode: string }) =>
  db
    .selectFrom("sim_session")
    .select("details")
    .where("mchid", "=", mchid)
    .where("contract_code", "=", contractCode)
    .orderBy("created_at")
    .orderBy("id"),
);

/** Every session that was opened under a contract code, oldest first. */
export async function sessionsByCode(db: Db, mchid: string, contractCode: string): Promise<Session[]> {
  const rows = await ofCode(db, { mchid, contractCode });
  return rows.map((row) => sessionFrom(row.details));
}

/** What has become of a code; a contract consumes it for good. */
export async function codeUse(db: Db, mchid: string, contractCode: string): Promise<CodeUse> {
  return standingOf(db, await sessionsByCode(db, mchid, contractCode));
}

/** The same of the code's sessions, oldest first. */
async function standingOf(db: Db, sessions: Session[]): Promise<CodeUse> {
  const signed = sessions.find((session) => session.state === "SIGNED");
  if (signed) return { kind: "consumed", session: signed };
  const by: Asker[] = [];
  for (const session of sessions.reverse()) {
    const waits = session.scene === "pay-redirect-sign" && session.state === "ACTIVE";
    by.push({ session, order: waits ? await orderByPrepayId(db, session.prepayId) : null });
  }
  return by.length > 0 ? { kind: "reserved", by } : { kind: "free" };
}

const presigned = prepared((db, of: { mchid: string; contractCode: string; prepayId: string }) => {
  const newest = newestOf(db, of.prepayId).as("newest");
  return db
    .selectFrom("sim_order")
    .select([sql<"order" | "session" | "code">`'order'`.as("what"), "details"])
    .where("prepay_id", "=", of.prepayId)
    .unionAll(db.selectFrom(newest).select([sql<"session">`'session'`.as("what"), "newest.details"]))
    .unionAll(
      db
        .selectFrom("sim_session")
        .select([sql<"code">`'code'`.as("what"), "details"])
        .where("mchid", "=", of.mchid)
        .where("contract_code", "=", of.contractCode),
    );
});

/** What a pre-sign is decided by, in one question: its order, the session of its `prepay_id`, the use of its code. */
export async function presignedBefore(
  db: Db,
  of: { mchid: string; contractCode: string; prepayId: string },
): Promise<Pick<Slice, "order" | "session" | "codeUse">> {
  const rows = await presigned(db, of);
  const texts = (what: string) => rows.filter((row) => row.what === what).map((row) => row.details);
  const [order] = texts("order");
  const [session] = texts("session");
  const ofCode = texts("code").map(sessionFrom);
  ofCode.sort((left, right) => left.createdAtMs - right.createdAtMs || (left.id < right.id ? -1 : 1));
  return {
    order: order === undefined ? null : orderFrom(order),
    session: session === undefined ? null : sessionFrom(session),
    codeUse: await standingOf(db, ofCode),
  };
}

/** The contract under a merchant's code, with the session that made it. */
export async function contractByCode(
  db: Db,
  key: { mchid: string; serviceId: number; contractCode: string },
): Promise<{ contract: SimContract; session: Session } | null> {
  const row = await contractRows(db)
    .where("sim_contract.mchid", "=", key.mchid)
    .where("sim_contract.service_id", "=", key.serviceId)
    .where("sim_contract.contract_code", "=", key.contractCode)
    .where("sim_session.state", "=", "SIGNED")
    .executeTakeFirst();
  if (!row) return null;
  const session = sessionFrom(row.session);
  return { session, contract: contractFrom(row.contract, session) };
}

export async function contractById(db: Db, contractId: string): Promise<SimContract | null> {
  const row = await contractRows(db)
    .where("sim_contract.contract_id", "=", contractId)
    .where("sim_session.state", "=", "SIGNED")
    .executeTakeFirst();
  return row ? contractFrom(row.contract, sessionFrom(row.session)) : null;
}

const inForceLike = prepared((db, { mchid, serviceId, like }: { mchid: string; serviceId: number; like: string }) =>
  db
    .selectFrom("sim_contract")
    .select("details")
    .where("mchid", "=", mchid)
    .where("service_id", "=", serviceId)
    .where("state", "=", "SIGNED")
    .where("details", "like", like),
);

/** Whether a payer has a contract in force for a service. */
export async function isBound(
  db: Db,
  { mchid, serviceId, openid }: { mchid: string; serviceId: number; openid: string },
): Promise<boolean> {
  // A first sieve that no text can bend; which of them it is, is then read.
  const like = `%"spOpenid":"${openid.replace(/[^0-9A-Za-z-]/g, "%")}"%`;
  const rows = await inForceLike(db, { mchid, serviceId, like });
  return rows.some(({ details }) => (JSON.parse(details) as SimContract).spOpenid === openid);
}

/** Contracts, each with the session that made it: of a code's sessions only one is ever signed. */
export function contractRows(db: Db) {
  return db
    .selectFrom("sim_contract")
    .innerJoin("sim_session", (join) =>
      join
        .onRef("sim_session.mchid", "=", "sim_contract.mchid")
        .onRef("sim_session.contract_code", "=", "sim_contract.contract_code"),
    )
    .select(["sim_contract.details as contract", "sim_session.details as session"]);
}

/** Writes what a command changed. Throws `MovedMeanwhile` when another instance changed the same thing first. */
export async function saveSlice(tx: Db, before: Slice, after: Slice): Promise<void> {
  if (after.order && after.order !== before.order) await saveOrder(tx, before.order, after.order);
  if (after.replaced) await saveSession(tx, before.session, after.replaced);
  if (after.session && after.session !== before.session) await saveSession(tx, before.session, after.session);
  if (after.contract && after.contract !== before.contract) await saveContract(tx, before.contract, after.contract);
}

export class MovedMeanwhile extends Error {}

const insertOrder = prepared((tx, row: Insertable<Database["sim_order"]>) =>
  tx.insertInto("sim_order").values({
    prepay_id: row.prepay_id,
    mchid: row.mchid,
    sub_mchid: row.sub_mchid,
    out_trade_no: row.out_trade_no,
    created_at: row.created_at,
    expires_at: row.expires_at,
    state: row.state,
    details: row.details,
  }),
);

async function saveOrder(tx: Db, before: Order | null, after: Order): Promise<void> {
  const changing = {
    prepay_id: after.prepayId,
    expires_at: Math.min(after.prepayExpiresAtMs, after.closesAtMs),
    state: after.state,
    details: JSON.stringify(after),
  };
  if (before) {
    const update = tx.updateTable("sim_order").set(changing).where("prepay_id", "=", before.prepayId);
    return changedOne(await update.where("details", "=", textOf(before)).executeTakeFirst());
  }
  const { mchid, subMchid, outTradeNo, createdAtMs } = after;
  const row = { mchid, sub_mchid: subMchid ?? "", out_trade_no: outTradeNo, created_at: createdAtMs, ...changing };
  await insertOrder(tx, row);
}

const insertSession = prepared((tx, row: Insertable<Database["sim_session"]>) =>
  tx.insertInto("sim_session").values({
    id: row.id,
    mchid: row.mchid,
    service_id: row.service_id,
    contract_code: row.contract_code,
    prepay_id: row.prepay_id,
    created_at: row.created_at,
    expires_at: row.expires_at,
    state: row.state,
    details: row.details,
  }),
);

async function saveSession(tx: Db, before: Session | null, after: Session): Promise<void> {
  const changing = { state: after.state, details: JSON.stringify(after) };
  if (before?.id === after.id) {
    const update = tx.updateTable("sim_session").set(changing).where("id", "=", after.id);
    return changedOne(await update.where("details", "=", textOf(before)).executeTakeFirst());
  }
  await insertSession(tx, {
    id: after.id,
    mchid: after.mchid,
    service_id: after.serviceId,
    contract_code: after.contractCode,
    prepay_id: after.prepayId,
    created_at: after.createdAtMs,
    expires_at: after.expiresAtMs,
    ...changing,
  });
}

async function saveContract(tx: Db, before: SimContract | null, after: SimContract): Promise<void> {
  const changing = { state: after.state, details: JSON.stringify(after) };
  const { contractId, mchid, serviceId, contractCode, signedAtMs } = after;
  if (before) {
    const update = tx.updateTable("sim_contract").set(changing).where("contract_id", "=", contractId);
    return changedOne(await update.where("details", "=", textOf(before)).executeTakeFirst());
  }
  await tx
    .insertInto("sim_contract")
    .values({
      contract_id: contractId,
      mchid,
      service_id: serviceId,
      contract_code: contractCode,
      created_at: signedAtMs,
      ...changing,
    })
    .execute();
}

function changedOne(result: { numUpdatedRows: bigint }): void {
  if (result.numUpdatedRows !== 1n) throw new MovedMeanwhile("Another instance changed this first; ask again");
}
