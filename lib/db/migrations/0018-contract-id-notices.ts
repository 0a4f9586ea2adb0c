import { type Kysely, type Migration, sql } from "kysely";
import type { Columns } from "./columns";
import { createTable } from "./table";

const AT_ONCE = 500;

type Heard = { id: string; profile_id: string; resource: string };

/**
 * Notifications that name a contract by its id alone are evidence of it; and a query under another service is none, so
 * what may have followed from one is folded again, in the background.
 */
export function contractIdNotices(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      const shape = { id: "text", profile_id: "text", contract_id: "text", waiting: "integer" } as const;
      await createTable(db, { table: "contract_id_notice", shape, columns });
      await db.schema.createIndex("contract_id_notice_of").on("contract_id_notice").column("contract_id").execute();
      await sql`create index contract_id_notice_waiting on contract_id_notice (id) where waiting = 1`.execute(db);
      await findIn(db);
      await sql`update contract set touches = touches + 1
        where folded >= touches and (outcome_after = 'unsigned' or contradictions > 0)`.execute(db);
    },
  };
}

/** What came before; read once, a page at a time. */
async function findIn(db: Kysely<unknown>): Promise<void> {
  for (let after = ""; ; ) {
    const { rows } = await sql<Heard>`
      select id, profile_id, resource from notification
      where contract_code is null and id > ${after}
        and (resource like '%"contract_id"%' or resource like '%"authorization_code"%')
      order by id limit ${AT_ONCE}`.execute(db);
    for (const { id, profile_id, resource } of rows) {
      const contractId = toldId(resource);
      if (contractId === null) continue;
      await sql`insert into contract_id_notice (id, profile_id, contract_id, waiting)
        values (${id}, ${profile_id}, ${contractId}, 1)`.execute(db);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function toldId(resource: string): string | null {
  const said = objectOf(() => JSON.parse(resource));
  const inner = objectOf(() => said.contract_information);
  const authorised = textOf(said.user_service_status) && textOf(said.authorization_code);
  return textOf(said.contract_id) ?? textOf(inner.contract_id) ?? authorised;
}

function objectOf(read: () => unknown): Record<string, unknown> {
  try {
    return { ...(read() as object) };
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.length > 0 && value.length <= 64 ? value : null;
}
