import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plantPlatform } from "../platform";
import { freeDoors, startServer, stopServer } from "../server";
import { coldStartRows } from "./cold-start";
import { firstLoadRow } from "./first-load";
import { ingestRow } from "./ingest";
import { listRows } from "./notifications-list";
import { scrollRow } from "./notifications-scroll";
import { presignRow } from "./presign";
import { printRow, type Row } from "./row";
import { visibleRow } from "./visible";

/** `npm run bench`: every row is measured in this run on this machine; a build must be there (`npm run build`). */
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
for (const row of rows) printRow(row);
