import { isStale } from "@/lib/contracts/fold-index";
import { indexChecksum } from "@/lib/contracts/index-checksum";
import { type Progress, reindex, unfinished } from "@/lib/contracts/reindex";
import { openStore, type Store } from "@/lib/db/client";
import { env } from "@/lib/env";

const USAGE = `npm run reindex

Makes the index of contracts anew from the evidence, and prints its checksum before and after: they differ only where the
index was wrong. Ctrl-C stops it after the batch under way; the next run goes on there. With a file (DATA_DIR) the app
must be stopped; with Postgres (DATABASE_URL) it may run.`;

const WIDTH = 32;
const LINE_MS = process.stderr.isTTY ? 100 : 5_000;

let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    isStopping = true;
  });
}

/** Exit code 0 when the index is whole again, 1 when it cannot be made, 130 when it was interrupted. */
async function run(): Promise<number> {
  if (process.argv.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const store = await openStore({ dataDir: env.DATA_DIR, databaseUrl: env.DATABASE_URL });
  try {
    return await rebuild(store);
  } finally {
    await store.close();
  }
}

async function rebuild(store: Store): Promise<number> {
  const begun = await unfinished(store.db);
  if (begun) console.log(`Going on where it was interrupted: ${begun.contracts} contracts are done.`);
  else await printChecksum(store, "before");
  const since = { startedAt: performance.now(), pieces: begun?.pieces ?? 0 };
  let done: Progress | null = null;
  let shownAt = Number.NEGATIVE_INFINITY;
  for await (const progress of reindex(store)) {
    done = progress;
    if (performance.now() - shownAt > LINE_MS) {
      shownAt = performance.now();
      show(progress, since);
    }
    if (isStopping) {
      end();
      console.log(`Interrupted after ${progress.contracts} contracts. Run it again to go on.`);
      return 130;
    }
  }
  if (done) show(done, since);
  end();
  const seconds = (performance.now() - since.startedAt) / 1_000;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${done?.contracts ?? 0} contracts of ${done?.pieces ?? 0} pieces of evidence in ${seconds.toFixed(1)} s, ${memory} MB at most`,
  );
  await printChecksum(store, "after ");
  return 0;
}

async function printChecksum(store: Store, when: string): Promise<void> {
  const { checksum, contracts, keys } = await indexChecksum(store.db);
  const note = (await isStale(store.db)) ? ", some of them waiting for their fold" : "";
  console.log(`${when} ${checksum}  ${contracts} contracts, ${keys} keys${note}`);
}

/** `since`: when this run began, and how many pieces were done by then. */
function show({ pieces, total, contracts }: Progress, since: { startedAt: number; pieces: number }): void {
  const share = total === 0 ? 1 : Math.min(1, pieces / total);
  const filled = Math.round(share * WIDTH);
  const seconds = Math.max(0.001, (performance.now() - since.startedAt) / 1_000);
  const rate = Math.round((pieces - since.pieces) / seconds);
  const bar = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}`;
  const line = `${bar} ${Math.floor(share * 100)} %  ${pieces}/${total} pieces, ${contracts} contracts, ${rate}/s`;
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}

function end(): void {
  if (process.stderr.isTTY) process.stderr.write("\n");
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
