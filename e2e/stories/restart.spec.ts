import { openStore } from "@/lib/db/client";
import { getExchange, listExchanges } from "@/lib/exchanges/store";
import { getNotification, listNotifications } from "@/lib/notifications/store";
import { listProfiles } from "@/lib/profiles/store";
import { type OwnServer, ownServer } from "../own-server";
import { freeDoors, startServer, stopServer } from "../server";
import {
  expect,
  notificationRows,
  openConsoleOf,
  openContract,
  openLive,
  openPhone,
  presign,
  press,
  test,
} from "./console";

const GOODBYE_MS = 3_000;

let own: OwnServer;

test.beforeEach(async () => {
  own = await ownServer("restart");
});

test.afterEach(() => own.end());

/** Everything that was recorded, with its bytes; only while no server runs. */
async function recorded(dataDir: string) {
  const { db, close } = await openStore({ dataDir, databaseUrl: undefined });
  const page = { before: null, limit: 100 };
  const exchanges = (await listExchanges(db, page)).items.map(({ id }) => getExchange(db, id));
  const notifications = (await listNotifications(db, page)).items.map(({ id }) => getNotification(db, id));
  const found = {
    profiles: await listProfiles(db),
    exchanges: await Promise.all(exchanges),
    notifications: await Promise.all(notifications),
  };
  await close();
  return found;
}

test("a second start finds yesterday's data: profile, exchanges, notifications with their bytes, contract SIGNED", async ({
  browser,
}) => {
  const first = await own.start();
  const web = await openConsoleOf(first, browser, "en");
  const code = await presign(web);
  await openPhone(web);
  await press(web, web.t("simulator.cashier.pay"));
  await press(web, web.t("simulator.cashier.agree"));
  await openLive(web, "/notifications");
  await expect(notificationRows(web, code)).toBeVisible();
  await expect(web.page.getByRole("row")).toHaveCount(3);
  await web.page.context().close();
  await stopServer(first);
  const yesterday = await recorded(own.dataDir);
  expect(yesterday.profiles).toHaveLength(1);
  expect(yesterday.exchanges).toHaveLength(2);
  expect(yesterday.notifications.map((notification) => notification?.verdict)).toEqual(["verified", "verified"]);

  const second = await own.start();
  const { page, t } = await openConsoleOf(second, browser, "en");
  await page.goto(`/exchanges/${yesterday.exchanges[0]?.id}`);
  await expect(page.getByText(yesterday.exchanges[0]?.signing.signature ?? "no signature").first()).toBeVisible();
  await openContract({ page, t }, code);
  await expect(page.getByRole("heading", { level: 1, name: t("contracts.outcome.signed.sentence") })).toBeVisible();
  await page.goto("/profiles");
  await expect(page.getByText(yesterday.profiles[0]?.mchid ?? "no profile").first()).toBeVisible();
  await page.context().close();
  await stopServer(second);
  expect(await recorded(own.dataDir)).toEqual(yesterday);
});

test("a second process on the same data folder is told who holds it, and ends with a failure", async () => {
  const first = await own.start();
  const other = await freeDoors(own.dataDir);
  const message = await startServer(other).then(
    () => "it started",
    (error: Error) => error.message,
  );
  expect(message).toMatch(/^The server ended with [1-9]/);
  expect(message).toContain(`DATA_DIR ${own.dataDir} is in use by another process (pid ${first.child.pid})`);
  expect((await fetch(`${first.doorUrl}/health`)).status).toBe(200);
});

test("SIGTERM ends a server within three seconds though a page holds its live stream open", async () => {
  const server = await own.start();
  const stream = await fetch(`${server.consoleUrl}/api/feed`);
  const reader = stream.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain("retry:");
  const askedAt = performance.now();
  await stopServer(server, "SIGTERM");
  expect(performance.now() - askedAt).toBeLessThan(GOODBYE_MS);
});
