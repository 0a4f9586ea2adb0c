import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Database } from "@/lib/db/database";

const AT_ONCE = 500;
/** How often evidence came, and whether we asked by ourselves, says nothing of what it comes to. */
const BOOKKEEPING = new Set(["touches", "folded", "followed"]);

/** SHA-256 over every row of the index in the order of its key, read a page at a time; the same content is the same text. */
export async function indexChecksum(
  db: Kysely<Database>,
): Promise<{ checksum: string; contracts: number; keys: number }> {
  const hash = createHash("sha256");
  const counted = { contracts: 0, keys: 0 };
  let contract = ["", ""];
  for (;;) {
    const rows = await db
      .selectFrom("contract")
      .selectAll()
      .where(sql<boolean>`(profile_id, contract_code) > (${sql.join(contract)})`)
      .orderBy("profile_id")
      .orderBy("contract_code")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) hash.update(lineOf(row));
    counted.contracts += rows.length;
    const last = rows.at(-1);
    if (!last) break;
    contract = [last.profile_id, last.contract_code];
  }
  let key = ["", "", "", ""];
  for (;;) {
    const rows = await db
      .selectFrom("contract_lookup")
      .selectAll()
      .where(sql<boolean>`(kind, value, profile_id, contract_code) > (${sql.join(key)})`)
      .orderBy("kind")
      .orderBy("value")
      .orderBy("profile_id")
      .orderBy("contract_code")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) hash.update(lineOf(row));
    counted.keys += rows.length;
    const last = rows.at(-1);
    if (!last) break;
    key = [last.kind, last.value, last.profile_id, last.contract_code];
  }
  return { checksum: hash.digest("hex"), ...counted };
}

/** The engines give the columns in different orders. */
function lineOf(row: object): string {
  const members = Object.entries(row).filter(([name]) => !BOOKKEEPING.has(name));
  return `${JSON.stringify(members.sort(([left], [right]) => (left < right ? -1 : 1)))}\n`;
}
