import type { Compilable, CompiledQuery, Kysely } from "kysely";
import type { Database } from "./database";

/** What a column takes; what a statement decides by must not be a value of it, since the statement is written only once. */
type Values = { readonly [name: string]: string | number | null };

/**
 * A statement that is built and compiled at its first use and from then on only given its values: for the ones that every
 * call runs, where the building takes longer than the running. `build` gets a stand-in for each value, which it can only
 * hand on; an error says so when it does anything else with it.
 */
export function prepared<Given extends Values, Row>(
  build: (db: Kysely<Database>, values: Given) => Compilable<Row>,
): (db: Kysely<Database>, values: Given) => Promise<Row[]> {
  // By the adapter, which a connection shares with its transactions and with nobody else.
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    let known = compiled.get(adapter);
    if (!known) {
      known = build(db, STAND_INS as Given).compile();
      compiled.set(adapter, known);
    }
    const { sql, query, queryId } = known;
    const parameters = known.parameters.map((value) => (value instanceof StandIn ? values[value.name] : value));
    const filled: CompiledQuery<Row> = { sql, query, queryId, parameters };
    return (await db.executeQuery(filled)).rows;
  };
}

class StandIn {
  constructor(readonly name: string) {}

  [Symbol.toPrimitive](): never {
    throw new TypeError(`A prepared statement can only hand on its value "${this.name}"`);
  }
}

const STAND_INS: unknown = new Proxy({}, { get: (_none, name) => new StandIn(String(name)) });
