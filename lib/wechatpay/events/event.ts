import type { Bilingual } from "../bilingual";
import type { Standing } from "../field";
import type { MerchantMode } from "../operation";

/** What a notification says of itself outside its ciphertext; `eventType` is what a receiver branches on. */
export type Announcement = { eventType: string; originalType: string; associatedData: string; summary: string };

/** One kind of notification: how it announces itself, and the exact text that is sealed in it. */
export type NotificationEvent<Facts> = {
  id: string;
  title: Bilingual;
  /** What cannot be read from the shape: where it comes from and how far it is known. */
  note: Bilingual;
  announce(facts: Facts): Announcement;
  /** Every event type that it can announce, for lists and documentation. */
  eventTypes: readonly string[];
  plaintext(facts: Facts): string;
  standing: Standing;
  source: string;
};

/** Who is told: members of a direct mode stand in `appid` and `openid`, those of a sub-merchant beside them. */
export type EventParty = {
  mchid: string;
  appid: string;
  openid: string | null;
  subMchid: string | null;
  subAppid: string | null;
  subOpenid: string | null;
};

/** A contract at the moment of which it is told. `members` chooses how a service provider's members are called. */
export type ContractFacts = EventParty & {
  mode: Exclude<MerchantMode, "any">;
  members: "query" | "sp_sub";
  contractId: string;
  serviceId: number;
  contractCode: string;
  displayAccount: string;
  signedAtMs: number;
  termination: { mode: string; atMs: number; remark: string | null } | null;
};

export type PaymentFacts = EventParty & {
  side: "direct" | "partner";
  outTradeNo: string;
  transactionId: string;
  attach: string | null;
  paidAtMs: number;
  /** In fen. */
  total: number;
  currency: string;
};

export type EchoFacts = { mchid: string; echoMessage: string };

/** An object without the members that are null: the platform leaves out what it has nothing to say of. */
export function said(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));
}
