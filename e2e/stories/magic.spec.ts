import { expect, field, LOCALES, openConsole, openContract, openLive, PRESIGN, test } from "./console";

const ENDS = [
  { value: "AGREE", title: "signedTitle" },
  { value: "DECLINE", title: "declinedTitle" },
  { value: "PAY_FAIL", title: "failedTitle" },
] as const;

for (const locale of LOCALES) {
  for (const { value, title } of ENDS) {
    test(`a payer named ${value} decides when the phone is opened, and the page says so, in ${locale}`, async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      await openLive(web, PRESIGN);
      await page.getByRole("button", { name: t("operations.runOrder.button") }).click();
      await expect(page.getByText(t("operations.runOrder.done"))).toBeVisible();
      const code = await field(page, "out_contract_code").inputValue();
      await field(page, "contract_display_account").fill(value);
      await page.getByRole("button", { name: t("operations.send"), exact: true }).click();
      await page.getByRole("link", { name: t("operations.result.step.cashier.label") }).click();
      await expect(page.getByRole("heading", { name: t(`simulator.cashier.${title}`) })).toBeVisible();
      const note = page.getByRole("region", { name: t("simulator.magic.title") });
      await expect(note).toContainText(value);
      await expect(note).toContainText(t(`simulator.magic.did.${value}`));
      if (value !== "AGREE") return;
      await openContract(web, code);
      await expect(page.getByRole("heading", { level: 1, name: t("contracts.outcome.signed.sentence") })).toBeVisible();
    });
  }
}
