import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Route } from "@playwright/test";
import { DOOR_URL } from "../doors";
import { barriers, overflow } from "./barriers";
import {
  type Console,
  expect,
  LOCALES,
  notificationRows,
  openConsole,
  openLive,
  openPhone,
  presign,
  press,
  test,
} from "./console";

let server: Server;
let endpoint: string;
let answers: number[];
let arrived: string[];

test.beforeEach(async () => {
  answers = [];
  arrived = [];
  server = createServer((request, response) => {
    arrived.push(request.url ?? "");
    request.resume().on("end", () => response.writeHead(answers.shift() ?? 204).end("seen"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
test.afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test("one notification is replayed byte for byte, re-signed and edited, and each is kept with its reading", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const code = await contractOf(web);
      const panel = await openPanel(web, code);
      await expect(panel.getByText(t("replays.listNone"))).toBeVisible();

      await panel.getByLabel(t("replays.place")).selectOption("");
      await panel.getByLabel(t("replays.address"), { exact: true }).fill("file:///etc/passwd");
      await panel.getByRole("button", { name: t("replays.send") }).click();
      await expect(panel.getByText(t("targets.rule.scheme"))).toBeVisible();

      answers.push(500);
      await panel.getByLabel(t("replays.address"), { exact: true }).fill(endpoint);
      await panel.getByRole("button", { name: t("replays.send") }).click();
      const table = panel.getByRole("table", { name: t("replays.list") });
      await expect(
        panel
          .getByRole("form")
          .or(panel)
          .getByText(t("replays.why.status", { status: "500" })),
      ).toBeVisible();
      await expect(table.getByText(t("replays.reading.will_retry"))).toBeVisible();
      await expect(table.getByText(t("replays.sameBody"))).toBeVisible();
      expect(arrived).toEqual(["/hook"]);

      await panel.getByRole("radio", { name: t("replays.modes.resigned"), exact: true }).check();
      await panel.getByLabel(t("replays.place")).selectOption({ label: await ownInboxLabel(web) });
      await panel.getByRole("button", { name: t("replays.send") }).click();
      await expect(table.getByText(t("replays.reading.delivered"))).toBeVisible();

      await panel.getByRole("radio", { name: t("replays.modes.edited"), exact: true }).check();
      const editor = panel.getByRole("textbox", { name: t("replays.plaintext"), exact: true });
      await editor.fill("{\n  oops");
      await expect(panel.getByText(t("replays.jsonBad", { line: 2, column: 3 }))).toBeVisible();
      await editor.fill(JSON.stringify({ out_contract_code: `${code}edited` }));
      await expect(panel.getByText(t("replays.jsonOk"))).toBeVisible();
      await panel.getByRole("button", { name: t("replays.send") }).click();
      await expect(table.getByText(t("replays.otherBody"))).toBeVisible();

      await noBarriers(web);
      await table.getByRole("row").nth(1).getByRole("link").click();
      await expect(page.getByText(t("replays.one.different"))).toBeVisible();
      await expect(page.getByRole("heading", { name: t("replays.one.received") })).toBeVisible();
      await noBarriers(web);
      await openLive(web, "/notifications");
      await expect(notificationRows(web, `${code}edited`).first()).toContainText(t("common.verdict.verified"));
    });

    test("all that match are replayed: counted first, paused, stopped, taken up again to the end", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const code = await contractOf(web);
      await openLive(web, "/notifications");
      await expect(notificationRows(web, code).first()).toBeVisible();
      const dryRuns = await holdDryRuns(web);
      await openLive(web, `/replays/bulk?code=${code}`);
      await expect(page.getByText(`code: ${code}`)).toBeVisible();
      await expect(page.getByRole("status").filter({ hasText: t("replays.bulk.counting") })).toBeVisible();
      await page.getByLabel(t("replays.place")).selectOption("");
      await page.getByLabel(t("replays.address"), { exact: true }).fill(endpoint);
      await page.getByLabel(t("replays.bulk.concurrency")).fill("0");
      await expect(page.getByText(t("replays.bulk.rule.concurrency"))).toBeVisible();
      await page.getByLabel(t("replays.bulk.concurrency")).fill("1");
      await page.getByLabel(t("replays.bulk.rate")).fill("1");
      // Nothing starts uncounted, neither while it is counted nor after that failed.
      const go = page.locator("form").getByRole("button", { name: t("replays.bulk.goUncounted") });
      await expect(go).toHaveAttribute("aria-disabled", "true");
      await page.keyboard.press("Enter");
      dryRuns.next({ fails: true });
      await expect(page.getByText(t("replays.bulk.countFailed"))).toBeVisible();
      await page.getByLabel(t("replays.bulk.rate")).press("Enter");
      await expect(go).toBeVisible();
      await page.getByRole("button", { name: t("replays.bulk.countAgain") }).click();
      dryRuns.next({ fails: false });
      await expect(page.getByLabel(t("replays.bulk.rate"))).toHaveValue("1");
      await page.locator("form").getByRole("button", { name: /\d/ }).click();
      await page.waitForURL("**/replays/bulk/br_*");

      await page.getByRole("button", { name: t("replays.bulk.pause") }).click();
      await expect(page.getByText(t("replays.bulk.states.paused"))).toBeVisible();
      const run = page.url();
      await page.goto("/replays");
      await remove(web, runs(web).getByRole("row").filter({ hasText: endpoint }));
      await expect(page.getByText(t("replays.remove.bulkUnderWay"))).toBeVisible();
      await page.goto(run);
      await page.getByRole("button", { name: t("replays.bulk.stop") }).click();
      await expect(page.getByText(t("replays.bulk.states.stopped"))).toBeVisible();
      await page.getByRole("button", { name: t("replays.bulk.continue") }).click();
      await expect(page.getByText(t("replays.bulk.states.done"))).toBeVisible();
      const items = page.getByRole("table", { name: t("replays.bulk.items") });
      await expect(items.getByText(t("replays.bulk.itemStates.delivered")).first()).toBeVisible();
      const count = await items.getByText(t("replays.bulk.itemStates.delivered")).count();
      expect(arrived).toHaveLength(count);
      await noBarriers(web);

      // Once over it can be deleted, and each replay for itself; nothing else goes with either.
      await remove(web, page.getByRole("main"));
      await page.waitForURL("**/replays");
      const replays = page
        .getByRole("table", { name: t("replays.list"), exact: true })
        .getByRole("row")
        .filter({ hasText: endpoint });
      await expect(replays).toHaveCount(count);
      await expect(runs(web).getByText(endpoint)).toHaveCount(0);
      await noBarriers(web);
      await replays.first().getByRole("link").first().click();
      await expect(page.getByRole("heading", { name: t("replays.one.received") })).toBeVisible();
      await expect(page.getByRole("link", { name: t("replays.one.bulk") })).toHaveCount(0);
      await page.goBack();
      await remove(web, replays.first());
      await expect(replays).toHaveCount(count - 1);
      await page.reload();
      await expect(replays).toHaveCount(count - 1);
    });

    test("a target is named, its header sealed: the browser sees the header's name alone", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const name = `QA ${locale}`;
      await openLive(web, "/targets");
      await page.getByRole("button", { name: t("targets.add") }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: t("targets.save") }).click();
      await expect(dialog.getByText(t("targets.rule.empty")).first()).toBeVisible();
      await dialog.getByLabel(t("targets.name"), { exact: true }).fill(name);
      await dialog.getByLabel(t("targets.url"), { exact: true }).fill(endpoint);
      await dialog.getByRole("button", { name: t("targets.addHeader") }).click();
      await dialog.getByLabel(t("targets.headerName", { number: "1" })).fill("X-Api-Key");
      await dialog.getByLabel(t("targets.headerValue", { number: "1" })).fill("never-in-the-browser");
      await dialog.getByRole("button", { name: t("targets.save") }).click();
      const list = page.getByRole("list", { name: t("targets.title") });
      const row = list.getByRole("listitem").filter({ hasText: name });
      await expect(row).toContainText("X-Api-Key");
      await page.reload();
      await expect(row).toContainText("X-Api-Key");
      expect(await page.content()).not.toContain("never-in-the-browser");
      await row.getByRole("button", { name: t("targets.removeNamed", { name }) }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: t("targets.remove"), exact: true })
        .click();
      await expect(row).toHaveCount(0);
    });
  });
}

function runs({ page, t }: Console): Locator {
  return page.getByRole("table", { name: t("replays.bulk.runs"), exact: true });
}

/** Presses the one button that deletes there, and says yes. */
async function remove({ page, t }: Console, where: Locator): Promise<void> {
  const action = t("common.remove.action");
  await where.getByRole("button", { name: new RegExp(`^${action}`) }).click();
  await page.getByRole("dialog").getByRole("button", { name: action, exact: true }).click();
}

/** Lets the page wait for each count of what a run would meet until it is told how that one ends. */
async function holdDryRuns({ page }: Console): Promise<{ next(how: { fails: boolean }): void }> {
  const asked: Route[] = [];
  const told: { fails: boolean }[] = [];
  const settle = () => {
    while (asked.length > 0 && told.length > 0) {
      const [route, how] = [asked.shift(), told.shift()];
      void (how?.fails ? route?.fulfill({ status: 500 }) : route?.continue());
    }
  };
  await page.route("**/api/replays/bulk/outlook?*", (route) => {
    asked.push(route);
    settle();
  });
  return {
    next(how) {
      told.push(how);
      settle();
    },
  };
}

/** On a wide and on a narrow screen: nothing serious for axe, and no sideways scrolling. */
async function noBarriers({ page }: Console): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function contractOf(web: Console): Promise<string> {
  const code = await presign(web);
  await openPhone(web);
  await press(web, web.t("simulator.cashier.pay"));
  await press(web, web.t("simulator.cashier.agree"));
  return code;
}

async function openPanel(web: Console, code: string) {
  const { page, t } = web;
  await openLive(web, "/notifications");
  await notificationRows(web, code).first().getByRole("link").first().click();
  await page.waitForURL("**/notifications/nt_*");
  const panel = page.getByRole("region", { name: t("replays.panel") });
  await expect(panel).toBeVisible();
  return panel;
}

/** The option of our own inbox, by the words that it has. */
async function ownInboxLabel({ page, t }: Console): Promise<string> {
  const option = page
    .locator("option")
    .filter({ hasText: t("replays.ownInbox") })
    .first();
  expect(await option.getAttribute("value")).toContain(DOOR_URL);
  return (await option.textContent()) ?? "";
}
