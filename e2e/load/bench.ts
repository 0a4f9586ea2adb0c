import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { plantPlatform } from "../platform";
import { freeDoors, startServer, stopServer } from "../server";
import { coldStartRows } from "./cold-start";
import { contractRows } from "./contracts";
import { firstLoadRow } from "./first-load";
import { ingestRow } from "./ingest";
import { listRows } from "./notifications-list";
import { scrollRow } from "./notifications-scroll";
import { presignRow } from "./presign";
import { printRow, type Row } from "./row";
import { visibleRow } from "./visible";

const { values } = parseArgs({ options: { pieces: { type: "string", default: "100000" } } });

/** `npm run bench [-- --pieces 1000000]` (of evidence, for contracts): every row is measured in this run on this machine; a build must be there (`npm run build`). */
const dataDir = mkdtempSync(join(tmpdir(), "qianyue-bench-"));
const doors = await freeDoors(dataDir);
const rows: Row[] = [];
try {
  const platform = await plantPlatform(dataDir, `http://127.0.0.1:${doors.doorPort}`);
  rows.push(...(await coldStartRows(doors)));
  const server = await startServer(doors);
  try {
    rows.push(await firstLoadRow(server));
    rows.push(await visibleRow(server, platform));
    rows.push(await presignRow(server));
    rows.push(await ingestRow(server, platform));
  } finally {
    await stopServer(server);
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
rows.push(...(await listRows()), await scrollRow());
rows.push(...(await contractRows(Number(values.pieces))));
for (const row of rows) printRow(row);
