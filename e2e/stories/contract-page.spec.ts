import {
  type Console,
  expect,
  LOCALES,
  openConsole,
  openContract,
  openLive,
  openPhone,
  presign,
  press,
  test,
} from "./console";

/** Until the contract of a pre-sign is signed; its page is open. */
async function signedContract(web: Console): Promise<string> {
  const { page, t } = web;
  const code = await presign(web);
  await openPhone(web);
  await press(web, t("simulator.cashier.pay"));
  await press(web, t("simulator.cashier.agree"));
  await expect(page.getByRole("heading", { name: t("simulator.cashier.signedTitle") })).toBeVisible();
  await openContract(web, code);
  await expect(page.getByRole("heading", { level: 1, name: t("contracts.outcome.signed.sentence") })).toBeVisible();
  return code;
}

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, () => {
    test("a signed contract is asked for and ended by buttons, and the page says what the platform answered", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const code = await signedContract(web);
      await press(web, t("contracts.steps.query"));
      await expect(page.getByText(t("contracts.steps.queried", { state: "SIGNED" }))).toBeVisible();
      const line = page.getByRole("list", { name: t("contracts.timeline.name") });
      await expect(line.getByText(t("contracts.mark.queried"))).toBeVisible();

      await press(web, t("contracts.steps.terminate"));
      const dialog = page.getByRole("dialog", { name: t("contracts.steps.asks", { code }) });
      await expect(dialog.getByText(t("contracts.steps.warning"))).toBeVisible();
      await dialog.getByLabel(t("contracts.steps.remark")).fill("测试解约");
      await dialog.getByRole("button", { name: t("contracts.steps.confirm") }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText(t("contracts.steps.terminated", { status: "200" }))).toBeVisible();
      await expect(
        page.getByRole("heading", { level: 1, name: t("contracts.ended.MCH_API_TERMINATE.sentence") }),
      ).toBeVisible();
      await expect(line.getByText(t("contracts.mark.terminate_called"))).toBeVisible();
      await expect(line.getByText("测试解约")).toBeVisible();
      const main = page.getByRole("main");
      await expect(main.getByText(t("contracts.ended.MCH_API_TERMINATE.by"), { exact: true })).toBeVisible();

      await page.goto("/contracts?view=ended");
      await expect(page.getByRole("table").getByRole("link", { name: code })).toBeVisible();
    });

    test("the time line is a list in order with times, and every mark is reached by keyboard, also at 390 px", async ({
      page,
      context,
    }, testInfo) => {
      await page.setViewportSize({ width: 390, height: 844 });
      const web = await openConsole(page, context, locale);
      const { t } = web;
      await signedContract(web);
      const items = page.getByRole("list", { name: t("contracts.timeline.name") }).getByRole("listitem");
      const times = await items
        .locator("time:visible")
        .evaluateAll((all) => all.map((one) => one.getAttribute("datetime") ?? ""));
      expect(times.length).toBeGreaterThan(5);
      expect(times).toEqual(times.toSorted());
      expect(await items.count()).toBe(times.length);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
      const picture = await page.screenshot({ fullPage: true });
      await testInfo.attach(`the contract's page at 390 px, ${locale}`, { body: picture, contentType: "image/png" });

      const first = items.first().getByRole("link");
      await first.focus();
      for (let index = 1; index < times.length; index++) {
        await page.keyboard.press("Tab");
        await expect(items.nth(index).getByRole("link").first()).toBeFocused();
      }
    });

    test("whatever was pasted finds the contract, and a search is kept under a name", async ({ page, context }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const code = await presign(web);
      await page.goto("/contracts");
      await page.getByLabel(t("contracts.search.label")).fill(`"out_contract_code": "${code}",`);
      await page.getByRole("button", { name: t("contracts.search.button") }).click();
      const found = page.getByRole("table", { name: t("contracts.tableName") }).getByRole("link", { name: code });
      await expect(found).toBeVisible();
      await expect(
        page.getByText(t("contracts.search.understood", { name: t("contracts.search.name.code"), value: code })),
      ).toBeVisible();

      const name = `kept ${code}`;
      await openLive(web, `/contracts?q=${code}`);
      await page.getByLabel(t("contracts.view.nameLabel")).fill(name);
      await page.getByRole("button", { name: t("contracts.view.save") }).click();
      const views = page.getByRole("navigation", { name: t("contracts.view.name") });
      await expect(views.getByRole("link", { name })).toBeVisible();
      await page.goto("/contracts");
      await views.getByRole("link", { name }).click();
      await expect(found).toBeVisible();
      await page.getByRole("button", { name: t("contracts.view.forget", { name }) }).click();
      await expect(views.getByRole("link", { name })).toHaveCount(0);
    });

    test("a pre-sign can be made again with a code that was never used", async ({ page, context }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const code = await presign(web);
      await openContract(web, code);
      await page.getByRole("link", { name: t("contracts.steps.presign") }).click();
      await page.waitForURL("**/operations/*anew=1*");
      const again = page.locator('[name="out_contract_code"]').first();
      await expect(again).not.toHaveValue(code);
      await expect(again).toHaveValue(/^QYC/);
    });
  });
}
