import { type Dialect, PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;

/** `connectMs`: for a connection, new or out of the pool. `queryMs`: for one statement. */
export type Patience = { connectMs: number; queryMs: number };

/** A server that hangs must become an error, and that a 5xx, before those who wait for us lose their own patience. */
export const PATIENCE: Patience = { connectMs: 4_000, queryMs: 10_000 };

/**
 * A pool of connections; 64-bit integers come back as numbers (ours are milliseconds and small counts). The server
 * ends what takes too long; where even that is not heard of, we do a second later.
 */
export function postgresDialect(databaseUrl: string, { connectMs, queryMs } = PATIENCE): Dialect {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types: { getTypeParser },
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    statement_timeout: queryMs,
    query_timeout: queryMs + 1_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  oid === INT8 && format !== "binary" ? Number : pg.types.getTypeParser(oid, format as "text");
