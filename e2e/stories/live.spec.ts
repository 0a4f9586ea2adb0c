import type { Page } from "@playwright/test";
import { DOOR_URL } from "../doors";
import { type Console, expect, field, notificationRows, openConsole, presign, test } from "./console";

const ROOMS = ["contracts", "notifications", "simulator", "exchanges"] as const;
type Room = (typeof ROOMS)[number];

/** Longer than a page might replay what it heard, shorter than a cache might call itself fresh. */
const AWAY_MS = 10_000;

for (const way of ["a link", "the browser's Back"] as const) {
  test(`a room that one comes back to by ${way} shows what happened while one was away`, async ({ page, context }) => {
    await page.clock.install();
    const web = await openConsole(page, context, "en");
    const code = await presign(web);
    const prepayId = await field(page, "prepay_id").inputValue();
    for (const room of ROOMS) await enter(web, room);
    await enter(web, "profiles");

    for (const action of ["pay", "agree"]) {
      const reply = await fetch(`${DOOR_URL}/sandbox/cashier/${prepayId}/${action}`, { method: "POST" });
      expect(reply.status).toBe(200);
    }
    await expect.poll(async () => (await page.request.get("/api/notifications")).text()).toContain(code);
    const called = await callFrom(await context.newPage(), web);
    await page.clock.fastForward(AWAY_MS);

    for (const room of ROOMS.toReversed()) {
      if (way === "a link") await enter(web, room);
      else await page.goBack();
      await page.waitForURL(`**/${room}`);
      await expect(
        page
          .getByRole("status")
          .filter({ hasText: web.t("shell.live.live") })
          .first(),
      ).toBeVisible();
      await expectTold(web, room, { code, called });
    }
  });
}

test("a contract that one comes back to by Back shows what became of it while one was away", async ({
  page,
  context,
}) => {
  await page.clock.install();
  const web = await openConsole(page, context, "en");
  const { t } = web;
  const code = await presign(web);
  const prepayId = await field(page, "prepay_id").inputValue();
  await enter(web, "contracts");
  await page.getByRole("link", { name: code }).click();
  const sentence = page.getByRole("heading", { level: 1 });
  await expect(sentence).toHaveText(t("contracts.outcome.awaiting_payment.sentence"));
  await enter(web, "profiles");
  for (const action of ["pay", "decline"]) {
    await fetch(`${DOOR_URL}/sandbox/cashier/${prepayId}/${action}`, { method: "POST" });
  }
  await page.clock.fastForward(AWAY_MS);
  await page.goBack();
  await expect(sentence).toHaveText(t("contracts.outcome.declined.sentence"));
});

/** By the navigation, so that the page is never loaded anew. */
async function enter({ page, t }: Console, room: Room | "profiles"): Promise<void> {
  await page
    .getByRole("navigation")
    .getByRole("link", { name: t(`shell.navigation.${room}`) })
    .first()
    .click();
  await page.waitForURL(`**/${room}`);
  await expect(page.getByRole("heading", { level: 1, name: t(`${room}.title`) })).toBeVisible();
}

/** One more call, from another tab; the way to its exchange. */
async function callFrom(page: Page, { t }: Console): Promise<string> {
  await presign({ page, t });
  const way = await page.getByTestId("open-exchange").getAttribute("href");
  await page.close();
  return way ?? "no exchange";
}

async function expectTold(web: Console, room: Room, { code, called }: { code: string; called: string }): Promise<void> {
  const { page, t } = web;
  switch (room) {
    case "contracts":
      return expect(page.getByRole("row").filter({ hasText: code })).toContainText(
        t("contracts.outcome.signed.sentence"),
      );
    case "notifications":
      return expect(notificationRows(web, code)).toBeVisible();
    case "simulator":
      // Its contracts are those that were signed.
      return expect(page.getByRole("main").getByRole("link", { name: code })).toBeVisible();
    case "exchanges":
      return expect(page.locator(`a[href="${called}"]`).first()).toBeVisible();
  }
}
