import { type OwnServer, ownServer } from "../own-server";
import { plantPlatform, signedNotification, type TestPlatform } from "../platform";
import type { Server } from "../server";
import { type Console, expect, LOCALES, notificationRows, openConsoleOf, openLive, test } from "./console";

let own: OwnServer;
let server: Server;
let platform: TestPlatform;

test.beforeEach(async () => {
  own = await ownServer("notification-list");
  platform = await plantPlatform(own.dataDir, own.doorUrl);
  server = await own.start();
});

test.afterEach(() => own.end());

async function send(code: string, defect: "broken_signature" | null = null): Promise<void> {
  const { path, headers, body } = signedNotification(platform, code, defect);
  const reply = await fetch(`${server.doorUrl}${path}`, { method: "POST", headers, body });
  expect(reply.status).toBe(defect === null ? 204 : 401);
}

function row(web: Console, code: string) {
  return rows(web).filter({ has: web.page.getByText(code, { exact: true }) });
}

function rows({ page, t }: Console) {
  return page.getByRole("table", { name: t("notifications.tableName") }).locator("tr[data-notification]");
}

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, () => {
    test("a filter is in the address, Back leaves it, and what arrives meanwhile obeys it", async ({ browser }) => {
      const web = await openConsoleOf(server, browser, locale);
      const { page, t } = web;
      for (const code of ["alpha-1", "alpha-2"]) await send(code);
      for (const code of ["beta-1", "beta-2"]) await send(code, "broken_signature");
      await openLive(web, "/notifications");
      await expect(rows(web)).toHaveCount(4);
      await expect(page.getByText(t("notifications.filter.match", { count: 4 }))).toBeVisible();

      await page.getByLabel(t("notifications.filter.names.verdict"), { exact: true }).selectOption("rejected");
      await expect(page).toHaveURL(/\?verdict=rejected$/);
      await expect(rows(web)).toHaveCount(2);
      await expect(page.getByText(t("notifications.filter.match", { count: 2 }))).toBeVisible();

      await page.getByText(t("notifications.filter.moreConditions")).click();
      // What cannot be read is said, and no more once it reads, though that asks for nothing new.
      const code = page.getByLabel(t("notifications.filter.names.code"), { exact: true });
      const wrong = page.getByRole("search").getByRole("alert");
      await code.fill("x".repeat(201));
      await page.keyboard.press("Enter");
      await expect(wrong).toContainText(t("notifications.filter.rules.too_long"));
      await code.fill("");
      await page.keyboard.press("Enter");
      await expect(wrong).toHaveCount(0);
      await expect(page).toHaveURL(/\?verdict=rejected$/);
      await page.getByLabel(t("notifications.filter.path"), { exact: true }).fill("out_contract_code");
      await page.getByLabel(t("notifications.filter.value"), { exact: true }).fill("beta-2");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/field=out_contract_code%3Dbeta-2/);
      await expect(rows(web)).toHaveCount(1);
      await expect(notificationRows(web, "beta-2")).toBeVisible();

      await page.goBack();
      await expect(page).toHaveURL(/\?verdict=rejected$/);
      await expect(rows(web)).toHaveCount(2);

      await send("gamma-1");
      await send("gamma-2", "broken_signature");
      await expect(notificationRows(web, "gamma-2")).toBeVisible();
      await expect(rows(web)).toHaveCount(3);
      await expect(notificationRows(web, "gamma-1")).toHaveCount(0);

      const name = t("notifications.filter.names.verdict");
      const condition = `${name} ${t("common.verdict.rejected")}`;
      await page.getByRole("button", { name: t("notifications.filter.remove", { condition }) }).click();
      await expect(page).toHaveURL(/\/notifications$/);
      await expect(rows(web)).toHaveCount(6);

      await page.getByRole("searchbox").fill('ALPHA-1"');
      await page.keyboard.press("Enter");
      await expect(rows(web)).toHaveCount(1);
      await page.reload();
      await expect(rows(web)).toHaveCount(1);
      await page.getByRole("searchbox").fill("%");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: t("notifications.filter.none") })).toBeVisible();
      await page
        .getByRole("button", { name: t("notifications.filter.clear") })
        .first()
        .click();
      await expect(rows(web)).toHaveCount(6);
      await page.goto("/notifications?verdict=maybe");
      await expect(page.getByText(t("notifications.filter.rules.no_verdict"))).toBeVisible();
      await page.context().close();
    });

    test("on a narrow screen nothing in a refused row lies over anything else, and its pin can be pressed", async ({
      browser,
    }) => {
      const web = await openConsoleOf(server, browser, locale);
      const { page } = web;
      await page.setViewportSize({ width: 390, height: 800 });
      await send("narrow-1", "broken_signature");
      await openLive(web, "/notifications");
      const row = rows(web).first();
      const pin = row.locator("button[data-pin]");
      await expect(pin).toBeVisible();
      const boxes = await row.locator("td > *").evaluateAll((parts) =>
        parts.map((part) => {
          const { left, right, top, bottom } = part.getBoundingClientRect();
          return { text: part.textContent, left, right, top, bottom };
        }),
      );
      expect(boxes.length).toBeGreaterThan(5);
      const over = boxes.flatMap((one, at) =>
        boxes
          .slice(at + 1)
          .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1)
          .filter((other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
          .map((other) => `${one.text} / ${other.text}`),
      );
      expect(over).toEqual([]);
      await pin.click();
      await expect(pin).toHaveAttribute("aria-pressed", "true");
      await page.context().close();
    });

    test("what is being read stays where it is: when more come at once than a page holds, and after Back from one", async ({
      browser,
    }) => {
      const web = await openConsoleOf(server, browser, locale);
      const { page, t } = web;
      for (let number = 0; number < 120; number++) await send(`read-${number}`);
      await openLive(web, "/notifications");
      // The rest is read as one comes near it.
      await expect(async () => {
        await page.mouse.wheel(0, 600);
        await expect(row(web, "read-60")).toBeInViewport({ timeout: 500 });
      }).toPass();
      const top = () => row(web, "read-60").evaluate((one) => one.getBoundingClientRect().top);
      const before = await top();

      // While nobody is told of them, so that they are all there when the list is read again.
      await page.context().setOffline(true);
      for (let number = 0; number < 60; number++) await send(`later-${number}`);
      await page.context().setOffline(false);
      const more = page.getByRole("button", { name: t("notifications.waitingMore", { count: 50 }) });
      await expect(more).toBeVisible({ timeout: 20_000 });
      expect(Math.abs((await top()) - before)).toBeLessThan(1);

      await row(web, "read-60").getByRole("link").first().click();
      await page.waitForURL("**/notifications/nt_*");
      await page.goBack();
      await expect(row(web, "read-60")).toBeInViewport();
      expect(Math.abs((await top()) - before)).toBeLessThan(1);

      await more.click();
      await expect(row(web, "later-59")).toBeInViewport();
      await page.context().close();
    });

    test("the arrows, Home and End go from row to row, and Enter opens one", async ({ browser }) => {
      const web = await openConsoleOf(server, browser, locale);
      const { page } = web;
      for (let number = 0; number < 120; number++) await send(`key-${number}`);
      await openLive(web, "/notifications");
      const focused = page.locator("tr[data-notification]:focus-within");
      await rows(web).first().getByRole("link").first().focus();
      await page.keyboard.press("ArrowDown");
      await expect(focused).toContainText("key-118");
      // The rest is read as one comes near it.
      await page.keyboard.press("End");
      await expect(focused).not.toContainText("key-118");
      await expect(async () => {
        await page.keyboard.press("End");
        await expect(focused).toContainText("key-0", { timeout: 500 });
      }).toPass();
      await expect(focused).toBeInViewport();
      await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "121");
      await expect(focused).toHaveAttribute("aria-rowindex", "121");
      await send("key-new");
      await expect(page.getByRole("button", { name: web.t("notifications.waiting", { count: 1 }) })).toBeVisible();
      await expect(focused).toContainText("key-0");
      await expect(focused).toBeInViewport();
      await page.keyboard.press("Home");
      await expect(focused).toContainText(/key-(119|new)/);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/notifications/nt_*");
      await page.context().close();
    });
  });
}
