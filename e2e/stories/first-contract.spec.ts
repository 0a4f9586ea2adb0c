import {
  expect,
  field,
  LOCALES,
  notificationRows,
  openConsole,
  openContract,
  openLive,
  openPhone,
  PRESIGN,
  presign,
  press,
  test,
} from "./console";

const ENDINGS = [
  { outcome: "declined", announced: "declined", act: ["pay", "decline"] },
  { outcome: "closed", announced: "closed", act: ["pay", "close"] },
  { outcome: "payment_failed", announced: "failed", act: ["more", "fail"] },
] as const;

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, () => {
    test("from a form field to a verified notification, live, and a contract that says SIGNED", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const code = await presign(web);
      await expect(page.getByText(t("common.checksSummary", { passed: 9, failed: 0, skipped: 0 }))).toBeVisible();

      const watcher = await openConsole(await context.newPage(), context, locale);
      await openLive(watcher, "/notifications");
      await watcher.page.evaluate(() => Object.assign(window, { neverReloaded: true }));

      await openPhone(web);
      await press(web, t("simulator.cashier.pay"));
      await press(web, t("simulator.cashier.agree"));
      await expect(page.getByRole("heading", { name: t("simulator.cashier.signedTitle") })).toBeVisible();

      const row = notificationRows(watcher, code);
      await expect(row).toBeVisible({ timeout: 5_000 });
      await expect(row).toContainText(t("notifications.verified"));
      expect(await watcher.page.evaluate(() => "neverReloaded" in window)).toBe(true);

      await row.getByRole("link").first().click();
      await watcher.page.waitForURL("**/notifications/nt_*");
      const detail = watcher.page.getByRole("main");
      await expect(detail.getByText(t("notifications.detail.verifiedSim"))).toBeVisible();
      await expect(detail.getByText('"contract_state"').first()).toBeVisible();
      await expect(detail.getByText('"SIGNED"').first()).toBeVisible();

      await openContract(web, code);
      await expect(page.getByRole("heading", { level: 1, name: t("contracts.outcome.signed.sentence") })).toBeVisible();
      await expect(page.getByRole("main").getByText(t("contracts.expectation.arrived"))).toBeVisible();
    });

    for (const { outcome, announced, act } of ENDINGS) {
      test(`an ending as ${outcome} brings no contract notification, and the contract says why`, async ({
        page,
        context,
      }) => {
        const web = await openConsole(page, context, locale);
        const { t } = web;
        const code = await presign(web);
        await openPhone(web);
        for (const action of act) await press(web, t(`simulator.cashier.${action}`));
        await expect(page.getByText(t(`simulator.cashier.announce.${announced}`)).first()).toBeAttached();
        await openContract(web, code);
        await expect(
          page.getByRole("heading", { level: 1, name: t(`contracts.outcome.${outcome}.sentence`) }),
        ).toBeVisible();
        const none = t("contracts.expectation.none", { reason: t(`contracts.because.${outcome}`) });
        await expect(page.getByRole("main").getByText(none)).toBeVisible();
        await openLive(web, "/notifications");
        await expect(notificationRows(web, code)).toHaveCount(0);
      });
    }

    test("a broken rule is named beside its field, and sent anyway the platform names it too", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      await openLive(web, PRESIGN);
      await field(page, "out_contract_code").fill("not-a-code");
      await expect(page.getByText(t("operations.broken.pattern_code"))).toBeVisible();
      await expect(field(page, "out_contract_code")).toHaveAttribute("aria-invalid", "true");
      await press(web, t("operations.sendAnyway"));
      await expect(page.getByText("/body/out_contract_code").first()).toBeVisible();
      await press(web, t("operations.result.goToField"));
      await expect(field(page, "out_contract_code")).toBeFocused();
      await page.getByRole("link", { name: t("operations.result.open") }).click();
      await expect(page.getByText("PARAM_ERROR").first()).toBeVisible();
    });
  });
}

test("a record that is not there is answered 404, and its page leads on", async ({ page, context }) => {
  const { t } = await openConsole(page, context, "zh-CN");
  for (const [address, way] of [
    ["/replays/rp_none", t("replays.all")],
    ["/replays/bulk/br_none", t("replays.all")],
    ["/endpoints/er_none", t("endpoints.back")],
    ["/notifications/nt_none", t("notifications.detail.back")],
  ] as const) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    await expect(page.getByRole("main").getByRole("link", { name: way })).toBeVisible();
  }
});

test("the canonical string grows while one types, line feeds visible", async ({ page, context }) => {
  await openLive(await openConsole(page, context, "en"), PRESIGN);
  await field(page, "contract_display_account").fill("grownByTyping");
  const signed = page.getByTestId("canonical");
  await expect(signed).toContainText('"contract_display_account":"grownByTyping"');
  await expect(signed.locator('[data-glyph="\\\\n"]')).toHaveCount(5);
});

test("an address that only a percent sign spoils is answered like any other that leads nowhere", async ({ page }) => {
  for (const address of ["/contracts/x/%25", "/contracts/%25/x", "/simulator/cashier/%25"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
});
