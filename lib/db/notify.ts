import { type Kysely, sql } from "kysely";
import pg from "pg";
import type { Database } from "./database";
import type { Feed, FeedKind, Happening } from "./feed";
import { createJournal } from "./journal";
import { PATIENCE } from "./postgres";

const CHANNEL = "qianyue_feed";
const RETRY_MS = 500;
/** Postgres refuses a longer one, and the transaction with it. No id of ours is; a stranger's contract code might be. */
const MAX_PAYLOAD_BYTES = 8_000;

/** Puts the happenings into the transaction: Postgres tells every instance when, and only if, it commits. */
export async function notify(tx: Kysely<Database>, happenings: readonly Happening[]): Promise<void> {
  const payloads = happenings
    .map(({ kind, id }) => JSON.stringify([kind, id]))
    .filter((payload) => Buffer.byteLength(payload) < MAX_PAYLOAD_BYTES);
  await sql`select pg_notify(${CHANNEL}, payload) from unnest(${payloads}::text[]) as payload`.execute(tx);
}

/** A feed over one listening connection, which is made anew when it breaks. */
export async function listenToPostgres(databaseUrl: string): Promise<Feed> {
  const journal = createJournal();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE.connectMs,
    });
    next.on("notification", ({ payload }) => journal.tell(read(payload)));
    next.on("error", () => {});
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    if (closed) return next.end();
    next.once("end", reconnect);
    client = next;
  }

  function reconnect(): void {
    client = null;
    if (closed) return;
    retry = setTimeout(() => connect().then(journal.lose, reconnect), RETRY_MS);
  }

  await connect();
  return {
    ...journal,
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

/** The channel belongs to the database, not to us: what is not ours is passed over. */
function read(payload: string | undefined): Happening[] {
  try {
    const [kind, id] = JSON.parse(payload ?? "null") as [FeedKind, string];
    return [{ kind, id }];
  } catch {
    return [];
  }
}
