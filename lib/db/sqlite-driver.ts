import { type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, SelectQueryNode } from "kysely";
import type Libsql from "libsql";
import type { Durability } from "./durability";
import { createStatements } from "./statements";

/**
 * A driver at the one connection, which its users take in turns. `patient` gives the connection on to the next one and
 * then waits until all that was done and seen is on disk; `hasty` leaves that waiting to whoever uses it.
 */
export type MakeDriver = (manner: "patient" | "hasty") => Driver;

export function sqliteDrivers(raw: Libsql.Database, { committed, durable, expectHealthy }: Durability): MakeDriver {
  const statements = createStatements(raw);
  const turns = createTurns();
  let hasWritten = false;

  function execute<Row>({ sql, parameters, query }: CompiledQuery): QueryResult<Row> {
    expectOpen();
    const statement = statements.of(sql);
    // What returns rows may have written as well (`returning`); a sync too many does no harm.
    if (!SelectQueryNode.is(query)) hasWritten = true;
    try {
      if (statement.reader) return { rows: statement.all(parameters) as Row[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } finally {
      noteCommit();
    }
  }

  /** libsql ends the whole process when a closed connection is asked whether it is in a transaction. */
  function expectOpen(): void {
    if (!raw.open) throw new Error("The store is closed");
  }

  function noteCommit(): void {
    if (!hasWritten || raw.inTransaction) return;
    hasWritten = false;
    committed();
  }

  function control(sql: "begin" | "commit" | "rollback"): void {
    expectOpen();
    statements.of(sql).run([]);
  }

  async function* stream<Row>({ sql, parameters }: CompiledQuery): AsyncGenerator<QueryResult<Row>> {
    expectOpen();
    for (const row of statements.iterate(sql, parameters)) yield { rows: [row as Row] };
  }

  return (manner) => {
    const connection: DatabaseConnection = { executeQuery: async (query) => execute(query), streamQuery: stream };
    return {
      init: async () => {},
      acquireConnection: async () => {
        expectHealthy();
        await turns.take();
        return connection;
      },
      beginTransaction: async () => control("begin"),
      commitTransaction: async () => {
        control("commit");
        noteCommit();
      },
      rollbackTransaction: async () => {
        hasWritten = false;
        control("rollback");
      },
      releaseConnection: async () => {
        turns.give();
        if (manner === "patient") await durable();
      },
      destroy: async () => {},
    };
  };
}

/** One at a time, in the order in which they came. */
function createTurns(): { take(): Promise<void>; give(): void } {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    take: () => {
      if (taken) return new Promise((resolve) => waiting.push(resolve));
      taken = true;
      return Promise.resolve();
    },
    give: () => {
      const next = waiting.shift();
      if (next) next();
      else taken = false;
    },
  };
}
