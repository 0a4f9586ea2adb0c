import type { Kysely, Transaction } from "kysely";
import type { Database } from "./database";
import type { Happening } from "./feed";

/** Tells the feed of a happening once the transaction has committed; a transaction that fails tells nothing. */
export type Publish = (happening: Happening) => void;

/** What runs in one transaction. Await nothing in it but `tx`: on SQLite everyone else is waiting. */
export type Work<T> = (tx: Transaction<Database>, publish: Publish) => Promise<T>;

export type Write = <T>(work: Work<T>) => Promise<T>;

/**
 * As `Write`, but resolves at the commit already: time to prepare an answer while the disk works. `kept` resolves when
 * the commit is on disk and rejects when it is not; before that, nobody outside may hear of it.
 */
export type Commit = <T>(work: Work<T>) => Promise<{ result: T; kept: Promise<void> }>;

/** Runs the work in one transaction; `beforeCommit` is given what it published, still inside. */
export async function transact<T>(
  db: Kysely<Database>,
  work: Work<T>,
  beforeCommit: (tx: Transaction<Database>, happenings: Happening[]) => Promise<void>,
): Promise<{ result: T; happenings: Happening[] }> {
  // By text, because Postgres folds what is said twice in one transaction; so both engines do.
  const happenings = new Map<string, Happening>();
  let open = true;
  const publish: Publish = ({ kind, id }) => {
    if (!open) throw new Error("publish() belongs to a write() that is over");
    happenings.set(`${kind} ${id}`, { kind, id });
  };
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx, publish);
      const published = [...happenings.values()];
      await beforeCommit(tx, published);
      return { result, happenings: published };
    });
  } finally {
    open = false;
  }
}
