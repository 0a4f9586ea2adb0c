import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { openStore } from "@/lib/db/client";
import { getNotification } from "@/lib/notifications/store";
import { plantPlatform, signedNotification, type TestPlatform } from "../platform";
import { freeDoors, type Server, startServer, stopServer } from "../server";

const KILLS = 20;
const SENDERS = 8;

test("after 20 times kill -9 during ingest every acknowledged notification is there, with its bytes", async () => {
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), "qianyue-kill-"));
  const doors = await freeDoors(dataDir);
  const platform = await plantPlatform(dataDir, `http://127.0.0.1:${doors.doorPort}`);
  const acknowledged = new Map<string, string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const server = await startServer(doors);
    const target = acknowledged.size + 40 + kill * 7;
    await Promise.all([
      ...Array.from({ length: SENDERS }, (_, sender) =>
        sendUntilDead(server, platform, { prefix: `k${kill}s${sender}n`, acknowledged }),
      ),
      killWhen(server, () => acknowledged.size >= target),
    ]);
  }
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const rows = await store.db.selectFrom("notification").select(["id", "contract_code"]).execute();
  const kept = new Map(rows.map((row) => [row.contract_code, row.id]));
  for (const [code, body] of acknowledged) {
    const notification = await getNotification(store.db, kept.get(code) ?? "");
    expect(notification, `acknowledged notification ${code}`).not.toBeNull();
    expect(Buffer.from(notification?.body ?? []).toString()).toBe(body);
  }
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
  expect(acknowledged.size).toBeGreaterThan(KILLS * 40);
});

/** Sends one after another until the server no longer answers; keeps what was acknowledged. */
async function sendUntilDead(
  server: Server,
  platform: TestPlatform,
  { prefix, acknowledged }: { prefix: string; acknowledged: Map<string, string> },
): Promise<void> {
  for (let number = 0; ; number++) {
    const code = `${prefix}${number}`;
    const { path, headers, body } = signedNotification(platform, code);
    const status = await fetch(`${server.doorUrl}${path}`, { method: "POST", headers, body }).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 0) return;
    if (status === 204) acknowledged.set(code, body);
  }
}

/** In mid-stream: the senders are still at it. */
async function killWhen(server: Server, isTime: () => boolean): Promise<void> {
  while (!isTime()) await new Promise((resolve) => setImmediate(resolve));
  await stopServer(server, "SIGKILL");
}
