import type { DatabaseConnection, Dialect } from "kysely";
import { bindable } from "./bindable";

/** A dialect that asks before it gives out a connection (`mayAcquire` throws to refuse), and evens the values sent. */
export function guardedDialect(dialect: Dialect, mayAcquire: () => void): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      const evened = new WeakSet<DatabaseConnection>();
      driver.acquireConnection = async () => {
        mayAcquire();
        const connection = await acquire();
        if (!evened.has(connection)) evenValues(connection);
        evened.add(connection);
        return connection;
      };
      return driver;
    },
  };
}

function evenValues(connection: DatabaseConnection): void {
  const execute = connection.executeQuery.bind(connection);
  const stream = connection.streamQuery.bind(connection);
  connection.executeQuery = (query) => execute({ ...query, parameters: bindable(query.parameters) });
  connection.streamQuery = (query, chunkSize) =>
    stream({ ...query, parameters: bindable(query.parameters) }, chunkSize);
}
