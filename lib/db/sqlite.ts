import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import Libsql from "libsql";

const MAX_STATEMENTS = 500;

/** A database file, made if it is missing: durable when a commit returns, readable by others meanwhile. */
export function sqliteDialect(file: string): Dialect {
  const dialect = new SqliteDialect({ database: openSqlite(file) });
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createAdapter: () => new TransactionalDdlAdapter(),
  };
}

/** SQLite takes back tables with the transaction that made them; Kysely assumes that it does not. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function openSqlite(file: string): SqliteDatabase {
  const raw = new Libsql(file);
  for (const pragma of ["journal_mode = wal", "synchronous = full", "busy_timeout = 5000", "foreign_keys = on"]) {
    raw.pragma(pragma);
  }
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= MAX_STATEMENTS) prepared.clear();
      const statement = prepareStatement(raw, sql);
      prepared.set(sql, statement);
      return statement;
    },
    close: () => {
      prepared.clear();
      raw.pragma("wal_checkpoint(truncate)");
      raw.close();
    },
  };
}

function prepareStatement(raw: Libsql.Database, sql: string): SqliteStatement {
  const statement = raw.prepare(sql);
  return {
    reader: statement.reader,
    all: (values) => statement.all(withoutBooleans(values)),
    run: (values) => statement.run(withoutBooleans(values)),
    // A stream may stay open while the same text runs again, so it has a statement of its own.
    iterate: (values) => raw.prepare(sql).iterate(withoutBooleans(values)),
  };
}

/** libsql ends the whole process over a boolean; here it is an error, as Postgres has it for our columns. */
function withoutBooleans(values: readonly unknown[]): readonly unknown[] {
  if (values.some((value) => typeof value === "boolean")) {
    throw new TypeError("The store has no booleans: give an integer or a text");
  }
  return values;
}
