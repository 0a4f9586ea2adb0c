import type { CompiledQuery, Kysely, KyselyPlugin, RootOperationNode } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";

/** The same store, and what is asked of it, outside and inside of writes. */
export function recording(store: Store): { seen: CompiledQuery[]; recorded: Store } {
  const seen: CompiledQuery[] = [];
  const spied = <Db extends Kysely<Database>>(db: Db) => {
    const plugin: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        seen.push(db.getExecutor().compileQuery(node as RootOperationNode, queryId));
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    return db.withPlugin(plugin) as Db;
  };
  const write: Store["write"] = (work) => store.write((tx, publish) => work(spied(tx), publish));
  return { seen, recorded: { ...store, db: spied(store.db), write } };
}
