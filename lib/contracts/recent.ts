import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/database";
import { parseJson, textMember } from "@/lib/wechatpay/json";

/** What one merchant last dealt with, to go on with: null where there is nothing yet. */
export type Recent = {
  contractCode: string | null;
  /** The id of a contract that is signed as far as was told. */
  contractId: string | null;
  outTradeNo: string | null;
};

/** So many notifications back a contract is looked for. */
const LOOKED_BACK = 50;

/** The newest contract that is still signed, else the newest code that was asked for; and the newest order. */
export async function recentOf(db: Kysely<Database>, profileId: string): Promise<Recent> {
  const [signed, contractCode, outTradeNo] = await Promise.all([
    signedContract(db, profileId),
    newest(db, { profileId, column: "contract_code" }),
    newest(db, { profileId, column: "out_trade_no" }),
  ]);
  return { contractCode: signed?.contractCode ?? contractCode, contractId: signed?.contractId ?? null, outTradeNo };
}

async function signedContract(db: Kysely<Database>, profileId: string) {
  const rows = await db
    .selectFrom("notification")
    .select(["contract_code", "resource"])
    .where("profile_id", "=", profileId)
    .where("contract_code", "is not", null)
    .where("verdict", "=", "verified")
    .orderBy("id", "desc")
    .limit(LOOKED_BACK)
    .execute();
  const seen = new Set<string>();
  for (const { contract_code: contractCode, resource } of rows) {
    if (contractCode === null || seen.has(contractCode)) continue;
    seen.add(contractCode);
    const said = resource === null ? null : parseJson(resource);
    if (textMember(said, "contract_state") !== "SIGNED") continue;
    return { contractCode, contractId: textMember(said, "contract_id") };
  }
  return null;
}

async function newest(
  db: Kysely<Database>,
  { profileId, column }: { profileId: string; column: "contract_code" | "out_trade_no" },
): Promise<string | null> {
  const row = await db
    .selectFrom("exchange")
    .select(column)
    .where("profile_id", "=", profileId)
    .where(column, "is not", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.[column] ?? null;
}
