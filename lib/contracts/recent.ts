import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/database";
import { parseJson } from "@/lib/wechatpay/json";
import { contractDocument } from "./contract-document";

/** What one merchant last dealt with, to go on with: null where there is nothing yet. */
export type Recent = {
  contractCode: string | null;
  /** The id of a contract that is signed as far as was told. */
  contractId: string | null;
  /** A partner's order is not known to the operations of a direct merchant, nor the other way round. */
  partnerTradeNo: string | null;
  directTradeNo: string | null;
};

/** So many notifications back a contract is looked for. */
const LOOKED_BACK = 50;

/** The newest contract that is still signed, else the newest code that was asked for; and the newest orders. */
export async function recentOf(db: Kysely<Database>, profileId: string): Promise<Recent> {
  const [signed, asked, partnerTradeNo, directTradeNo] = await Promise.all([
    signedContract(db, profileId),
    newestCode(db, profileId),
    newestOrder(db, { profileId, side: "partner" }),
    newestOrder(db, { profileId, side: "direct" }),
  ]);
  const { contractCode, contractId } = signed ?? { contractCode: asked, contractId: null };
  return { contractCode, contractId, partnerTradeNo, directTradeNo };
}

async function signedContract(db: Kysely<Database>, profileId: string) {
  const rows = await db
    .selectFrom("notification")
    .select(["contract_code", "event_type", "resource"])
    .where("profile_id", "=", profileId)
    .where("contract_code", "is not", null)
    .where("verdict", "=", "verified")
    .orderBy("id", "desc")
    .limit(LOOKED_BACK)
    .execute();
  const seen = new Set<string>();
  for (const { contract_code: contractCode, event_type: eventType, resource } of rows) {
    if (contractCode === null || seen.has(contractCode)) continue;
    seen.add(contractCode);
    const said = resource === null ? null : parseJson(resource);
    const document = contractDocument(said, eventType);
    if (document?.says === "signed") return { contractCode, contractId: document.contractId };
  }
  return null;
}

async function newestCode(db: Kysely<Database>, profileId: string): Promise<string | null> {
  const row = await db
    .selectFrom("exchange")
    .select("contract_code")
    .where("profile_id", "=", profileId)
    .where("contract_code", "is not", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.contract_code ?? null;
}

async function newestOrder(
  db: Kysely<Database>,
  { profileId, side }: { profileId: string; side: "partner" | "direct" },
): Promise<string | null> {
  const row = await db
    .selectFrom("exchange")
    .select("out_trade_no")
    .where("profile_id", "=", profileId)
    .where("out_trade_no", "is not", null)
    .where("operation_id", side === "partner" ? "like" : "not like", "partner-%")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.out_trade_no ?? null;
}
