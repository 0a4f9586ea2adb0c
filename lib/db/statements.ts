import type Libsql from "libsql";

const MAX_STATEMENTS = 500;

type Values = readonly unknown[];

export type Statement = {
  /** Returns rows, and is run by `all`. */
  reader: boolean;
  all(values: Values): unknown[];
  run(values: Values): { changes: number; lastInsertRowid: number | bigint };
};

/** The statements of a connection, each prepared once. */
export type Statements = {
  of(sql: string): Statement;
  /** Row by row; what is read so has a statement of its own, since the same text may run again meanwhile. */
  iterate(sql: string, values: Values): Iterable<unknown>;
};

export function createStatements(raw: Libsql.Database): Statements {
  const prepared = new Map<string, Statement>();
  return {
    of: (sql) => {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= MAX_STATEMENTS) prepared.clear();
      const statement = prepare(raw, sql);
      prepared.set(sql, statement);
      return statement;
    },
    iterate: (sql, values) => raw.prepare(sql).iterate(withoutBooleans(values)),
  };
}

function prepare(raw: Libsql.Database, sql: string): Statement {
  const statement = raw.prepare(sql);
  return {
    reader: statement.reader,
    all: (values) => statement.all(withoutBooleans(values)),
    run: (values) => statement.run(withoutBooleans(values)),
  };
}

/** libsql ends the whole process over a boolean; here it is an error, as Postgres has it for our columns. */
function withoutBooleans(values: Values): Values {
  if (values.some((value) => typeof value === "boolean")) {
    throw new TypeError("The store has no booleans: give an integer or a text");
  }
  return values;
}
