import { openStore, write } from "@/lib/db/client";
import { notificationRow } from "./rows";

/** A process of its own for tests: opens the store in the given directory, then writes rows until it is killed. */
const [dataDir = ""] = process.argv.slice(2);
const store = await openStore({ dataDir, databaseUrl: undefined });
for (;;) {
  const row = notificationRow();
  await write(store, (tx) => tx.insertInto("notification").values(row).execute());
  await new Promise((said) => process.stdout.write(`${row.id}\n`, said));
}
