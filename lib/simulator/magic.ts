import type { PlatformError } from "@/lib/wechatpay/errors";
import { frequencyLimited, systemError } from "./answers";
import type { Action, Cashier } from "./cashier";
import type { Input } from "./input";
import type { SimOutside } from "./outside";
import { type Acted, act, getCashier } from "./payer";
import { refusalError } from "./refusals";
import type { Order, Session } from "./state";
import { orderByPrepayId, sessionByPrepayId } from "./store";

/**
 * Values that decide an outcome by themselves, as a display account or as any openid of an order or a pre-sign. They are
 * the sandbox's own: the real platform knows none.
 */
export const MAGIC_VALUES = [
  "AGREE",
  "DECLINE",
  "CLOSE",
  "PAY_FAIL",
  "EXPIRE",
  "NO_AUTH",
  "SYSTEM_ERROR",
  "FREQUENCY_LIMITED",
] as const;

export type Magic = (typeof MAGIC_VALUES)[number];

const MEMBERS = [
  "contract_display_account",
  "openid",
  "sp_openid",
  "sub_openid",
  "payer.openid",
  "payer.sp_openid",
  "payer.sub_openid",
];

/** The magic value of a call, or null. */
export function magicOf(input: Pick<Input, "maybe">): Magic | null {
  return firstMagic(MEMBERS.map((name) => input.maybe(name)));
}

/** What a call with this value is answered with, whatever else it says; null when it is carried out. */
export function magicError(magic: Magic | null): PlatformError | null {
  if (magic === "NO_AUTH") return refusalError("service_not_owned");
  if (magic === "SYSTEM_ERROR") return systemError();
  return magic === "FREQUENCY_LIMITED" ? frequencyLimited() : null;
}

/** With `EXPIRE` a session is over as soon as it is opened. */
export function underMagic(magic: Magic | null, outside: SimOutside): SimOutside {
  return magic === "EXPIRE" ? { ...outside, settings: { ...outside.settings, sessionLifeMs: 0 } } : outside;
}

/** The same where the order that is to be signed on was placed with the value as an openid. */
export function underOrdersMagic(order: Order | null, outside: SimOutside): SimOutside {
  return openidsOf(order).includes("EXPIRE") ? underMagic("EXPIRE", outside) : outside;
}

/**
 * What the payer does, where a magic value may decide: with `PAY_FAIL` paying fails; with `AGREE`, `DECLINE` and `CLOSE`
 * the offer that follows the payment is answered at once.
 */
export async function actByMagic(id: string, action: Action, outside: SimOutside): Promise<Acted> {
  const magic = action === "pay" ? await payersMagic(id, outside) : null;
  const acted = await act(id, magic === "PAY_FAIL" ? "fail" : action, outside);
  const answer = magic === null ? undefined : ANSWERS[magic];
  const isOffered = acted.kind === "done" && answer !== undefined && acted.cashier.actions.includes(answer);
  return isOffered ? act(id, answer, outside) : acted;
}

/** Opens the phone: a payer that a magic value stands for does at once what is theirs to do, and only once. */
export async function openCashier(id: string, outside: SimOutside): Promise<Cashier | null> {
  const cashier = await getCashier(id, outside);
  const magic = cashier && (await payersMagic(id, outside));
  if (!cashier || !magic) return cashier;
  const order = await orderByPrepayId(outside.store.db, id);
  const hasFailed = order?.facts.some(({ event }) => event === "payment_failed") ?? false;
  const answer = ANSWERS[magic];
  if (cashier.actions.includes("pay") && !hasFailed && (magic === "PAY_FAIL" || answer)) {
    await actByMagic(id, "pay", outside);
  } else if (answer !== undefined && cashier.actions.includes(answer)) {
    await act(id, answer, outside);
  }
  return getCashier(id, outside);
}

const ANSWERS: Partial<Record<Magic, Action>> = { AGREE: "agree", DECLINE: "decline", CLOSE: "close" };

/** The value that stands for the payer of this phone, or null: then a person decides. */
export async function payersMagic(id: string, { store }: Pick<SimOutside, "store">): Promise<Magic | null> {
  const [order, session] = [await orderByPrepayId(store.db, id), await sessionByPrepayId(store.db, id)];
  return firstMagic([session?.displayAccount ?? null, ...openidsOf(session), ...openidsOf(order)]);
}

function openidsOf(about: Order | Session | null): (string | null)[] {
  return about === null ? [] : [about.spOpenid, about.subOpenid];
}

function firstMagic(values: readonly (string | null)[]): Magic | null {
  return MAGIC_VALUES.find((magic) => values.includes(magic)) ?? null;
}
