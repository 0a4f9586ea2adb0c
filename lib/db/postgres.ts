import { type Dialect, PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;

/** A pool of connections; 64-bit integers come back as numbers (ours are milliseconds and small counts). */
export function postgresDialect(databaseUrl: string): Dialect {
  const pool = new pg.Pool({ connectionString: databaseUrl, types: { getTypeParser }, keepAlive: true });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  oid === INT8 && format !== "binary" ? Number : pg.types.getTypeParser(oid, format as "text");
