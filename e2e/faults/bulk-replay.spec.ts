import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, expect, test } from "@playwright/test";
import { openStore } from "@/lib/db/client";
import { listProfiles } from "@/lib/profiles/store";
import { type BulkItem, finishedOf } from "@/lib/replays/bulk";
import { listBulks, listItems } from "@/lib/replays/bulk-store";
import { notificationRow } from "@/lib/testing/rows";
import { type OwnServer, ownServer } from "../own-server";
import { plantPlatform } from "../platform";
import { type Server, stopServer } from "../server";
import { type Console, openConsoleOf, openLive } from "../stories/console";

const COUNT = 10_000;
const CONCURRENCY = 32;

let own: OwnServer;
let endpoint: Awaited<ReturnType<typeof countingEndpoint>>;
test.beforeEach(async () => {
  own = await ownServer("bulk");
  endpoint = await countingEndpoint();
});
test.afterEach(async () => {
  await own.end();
  await endpoint.close();
});

test("10,000 replays, stopped at half and killed twice, arrive once each, or are said to be uncertain", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  await plantPlatform(own.dataDir, own.doorUrl);
  await fill(own.dataDir);

  const first = await own.start();
  const web = await openConsoleOf(first, browser, "en");
  await openLive(web, "/replays/bulk");
  await expect(web.page.getByText(web.t("replays.bulk.count", { count: COUNT }))).toBeVisible();
  await web.page.getByLabel(web.t("replays.place")).selectOption("");
  await web.page.getByLabel(web.t("replays.address"), { exact: true }).fill(endpoint.url);
  await web.page.getByLabel(web.t("replays.bulk.concurrency")).fill(String(CONCURRENCY));
  await web.page.getByRole("button", { name: web.t("replays.bulk.go", { count: COUNT }) }).click();
  await web.page.waitForURL("**/replays/bulk/br_*");
  const path = new URL(web.page.url()).pathname;

  await endpoint.reaches(COUNT / 2);
  await web.page.getByRole("button", { name: web.t("replays.bulk.stop") }).click();
  await expect(web.page.getByText(web.t("replays.bulk.states.stopped"))).toBeVisible();
  await expect.poll(() => endpoint.open()).toBe(0);
  const atStop = endpoint.total();
  expect(atStop).toBeLessThan(COUNT);
  // What the endpoint has answered is not recorded at the same instant; a kill between the two leaves it uncertain.
  const progress = web.page.getByRole("progressbar");
  await expect.poll(async () => Number(await progress.getAttribute("aria-valuenow"))).toBeGreaterThanOrEqual(atStop);
  await stopServer(first, "SIGKILL");
  await web.page.context().close();

  const second = await continued(await own.start(), browser, path);
  expect(endpoint.total()).toBe(atStop);
  await second.page.getByRole("button", { name: second.t("replays.bulk.continue") }).click();
  // In mid-stream: some are on their way at this very moment.
  await endpoint.reaches(atStop + (COUNT - atStop) / 2);
  await stopServer(second.server, "SIGKILL");
  await second.page.context().close();

  // What was running goes on by itself.
  const third = await continued(await own.start(), browser, path);
  await expect(third.page.getByText(third.t("replays.bulk.states.done"))).toBeVisible({ timeout: 240_000 });
  await third.page.context().close();
  await stopServer(third.server);

  const { items, finished, uncertain } = await resultsOf(own.dataDir);
  expect(items).toHaveLength(COUNT);
  expect(finished + uncertain).toBe(COUNT);
  expect(uncertain).toBeLessThanOrEqual(CONCURRENCY);
  const wrong = items.filter(({ state, status, notificationId }) => {
    const times = endpoint.times(notificationId);
    // An answer that a busy machine brings after five seconds is a timeout, of what arrived once all the same.
    return state === "delivered" || status !== null ? times !== 1 : times > 1;
  });
  expect(wrong).toEqual([]);
  expect(items.filter(({ state }) => state === "waiting" || state === "sending")).toEqual([]);
  console.log(
    `bulk replay: ${atStop} before the stop, ${uncertain} uncertain after the kill, ${endpoint.total()} arrived`,
  );
});

/** Counts how often each notification arrives, by the header that tells them apart. */
async function countingEndpoint() {
  const counts = new Map<string, number>();
  let total = 0;
  let open = 0;
  const waiting: { wanted: number; reached: () => void }[] = [];
  const server: HttpServer = createServer((request, response) => {
    open += 1;
    response.on("close", () => {
      open -= 1;
    });
    request.resume().on("end", () => {
      const id = String(request.headers["x-id"]);
      counts.set(id, (counts.get(id) ?? 0) + 1);
      total += 1;
      for (const { wanted, reached } of waiting) if (total >= wanted) reached();
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    total: () => total,
    open: () => open,
    times: (id: string) => counts.get(id) ?? 0,
    reaches: (wanted: number) => new Promise<void>((reached) => waiting.push({ wanted, reached })),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function fill(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const [profile] = await listProfiles(store.db);
  const rows = Array.from({ length: COUNT }, (_, index) => {
    const id = `nt_${String(index).padStart(26, "0")}`;
    const body = new Uint8Array(Buffer.from(`{"id":"${id}","pad":"${"x".repeat(700)}"}`));
    const headers = JSON.stringify([
      ["Content-Type", "application/json"],
      ["X-Id", id],
    ]);
    return notificationRow({ id, headers, body, bytes: body.length, profile_id: profile?.id, inbox: profile?.inbox });
  });
  for (let first = 0; first < rows.length; first += 500) {
    await store.db
      .insertInto("notification")
      .values(rows.slice(first, first + 500))
      .execute();
  }
  await store.close();
}

async function continued(server: Server, browser: Browser, path: string): Promise<Console & { server: Server }> {
  const web = await openConsoleOf(server, browser, "en");
  await openLive(web, path);
  return { ...web, server };
}

async function resultsOf(dataDir: string) {
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const [run] = (await listBulks(store.db, { before: null, limit: 1 })).items;
  if (!run) throw new Error("no run");
  const items: BulkItem[] = [];
  for (let before: string | null = null; ; ) {
    const view = { by: "position", state: null, status: null } as const;
    const page = await listItems(store.db, { bulkId: run.id, view, before, limit: 1000 });
    items.push(...page.items);
    if (page.next === null) break;
    before = page.next;
  }
  await store.close();
  return { items, finished: finishedOf(run), uncertain: run.uncertain };
}
