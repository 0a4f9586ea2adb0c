import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "@/lib/testing/postgres";
import type { Database } from "./database";
import { isOutage } from "./outage";
import { type Patience, postgresDialect } from "./postgres";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

async function failureOf(url: string, patience: Patience): Promise<unknown> {
  const db = new Kysely<Database>({ dialect: postgresDialect(url, patience) });
  const failure = await sql`select pg_sleep(60)`.execute(db).catch((error) => error);
  await db.destroy();
  return failure;
}

it("a Postgres that hangs over a statement becomes an error, and is told from a bad row", async () => {
  const failure = await failureOf(postgres.url, { connectMs: 4_000, queryMs: 200 });
  expect(failure).toMatchObject({ code: "57014" });
  expect(isOutage(failure)).toBe(true);
});

it("a Postgres that takes the connection and says nothing becomes an error", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const url = `postgres://u:p@127.0.0.1:${(silent.address() as AddressInfo).port}/d`;
  const failure = await failureOf(url, { connectMs: 200, queryMs: 200 });
  expect(isOutage(failure)).toBe(true);
  silent.close();
});

it("a row that the store refuses is no outage", () => {
  for (const code of ["23505", "22P02", "54000", "SQLITE_CONSTRAINT_UNIQUE"]) {
    expect(isOutage(Object.assign(new Error("no"), { code }))).toBe(false);
  }
});
