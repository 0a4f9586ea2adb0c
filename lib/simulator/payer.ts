import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/database";
import type { Action, Cashier } from "./cashier";
import type { Command } from "./command";
import { execute } from "./execute";
import { getMerchant } from "./merchants";
import { newContractId, newTransactionId } from "./numbers";
import type { SimOutside } from "./outside";
import { payerOf } from "./payer-rules";
import { type Phone, phoneAt } from "./phone";
import type { Refusal } from "./refusals";
import { readSettings, type Settings } from "./settings";
import { EMPTY_SLICE, type Order, type SimContract, type Slice } from "./state";
import { codeUse, contractById, isBound, orderByPrepayId, sessionByPrepayId } from "./store";

export type Acted = { kind: "done"; cashier: Cashier } | { kind: "refused"; rule: Refusal };

/** The payer's phone for a `prepay_id` or a `pre_entrustweb_id`, as it is now; null when nothing ever had it. */
export async function getCashier(id: string, outside: SimOutside): Promise<Cashier | null> {
  const phone = await openPhone(id, outside);
  return phone && phoneAt(phone, outside.clock.now());
}

/** What the payer does. A rule that says no is a value; the phone itself then shows why nothing can be done. */
export async function act(id: string, action: Action, outside: SimOutside): Promise<Acted> {
  const phone = await openPhone(id, outside);
  if (!phone) return { kind: "refused", rule: "prepay_unknown" };
  const settings = await readSettings(outside);
  const command = commandOf(action, settings, outside);
  const { merchant } = phone;
  const load = async (tx: Kysely<Database>): Promise<Slice> => {
    const slice = { ...EMPTY_SLICE, ...(await read(id, tx)) };
    if (command.kind === "pay") return { ...slice, contract: await payingContract(slice.order, tx) };
    return command.kind === "agree" ? { ...slice, ...(await againstSigning(slice, settings, tx)) } : slice;
  };
  const outcome = await execute(command, { merchant, load }, outside);
  if ("refusal" in outcome) return { kind: "refused", rule: outcome.refusal };
  const { order, session } = outcome.state;
  return { kind: "done", cashier: phoneAt({ order, session, merchant }, command.nowMs) };
}

async function payingContract(order: Order | null, db: Kysely<Database>): Promise<SimContract | null> {
  return order?.contractId ? contractById(db, order.contractId) : null;
}

/** What stands against the signing of a session: that its code is used up, or its payer has a contract. */
async function againstSigning(
  { session, order }: Slice,
  settings: Settings,
  db: Kysely<Database>,
): Promise<Partial<Slice>> {
  if (session === null) return {};
  const { mchid, serviceId, contractCode } = session;
  const bound = () => isBound(db, { mchid, serviceId, openid: payerOf(session, order) });
  return {
    codeUse: await codeUse(db, mchid, contractCode),
    isBound: settings.oneContractPerService && (await bound()),
  };
}

async function openPhone(id: string, outside: SimOutside): Promise<Phone | null> {
  const { order, session } = await read(id, outside.store.db);
  const mchid = order?.mchid ?? (session?.scene === "mini-program" ? session.mchid : null);
  const merchant = mchid === null ? null : await getMerchant(mchid, outside);
  return merchant && { order, session, merchant };
}

async function read(id: string, db: Kysely<Database>): Promise<Pick<Slice, "order" | "session">> {
  return { order: await orderByPrepayId(db, id), session: await sessionByPrepayId(db, id) };
}

function commandOf(action: Action, settings: Settings, { clock, random }: SimOutside): Command {
  const nowMs = clock.now();
  switch (action) {
    case "pay":
      return { kind: "pay", nowMs, transactionId: newTransactionId(nowMs, random), settings };
    case "fail":
      return { kind: "fail_payment", nowMs };
    case "agree":
      return { kind: "agree", nowMs, contractId: newContractId(nowMs, random), settings };
    case "decline":
    case "close":
      return { kind: action, nowMs };
  }
}
