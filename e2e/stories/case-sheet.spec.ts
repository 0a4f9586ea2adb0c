import type { Page } from "@playwright/test";
import { expectSound } from "./barriers";
import { expect, LOCALES, openConsole, openContract, openLive, presign, test } from "./console";

async function expectSoundInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectSound(page);
  }
}

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, () => {
    test("a case sheet is opened from the contract, hides the person until asked, and is downloaded as Markdown", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const code = await presign(web);
      await openContract(web, code);
      await expect(page.getByTestId("row-title").filter({ hasText: t("contracts.followUp.planned") })).toBeVisible();
      await page.getByRole("link", { name: t("caseSheet.open") }).click();
      const sheet = page.getByRole("article");
      await expect(sheet.getByRole("heading", { level: 1 })).toHaveText(`${t("caseSheet.title")} ${code}`);
      await expect(sheet.getByText(t("contracts.outcome.awaiting_payment.sentence"))).toBeVisible();
      await expect(sheet.getByRole("table")).toHaveCount(2);
      await expect(sheet.getByText(/^o.{2}\*{3}.{2}$/).first()).toBeVisible();
      await expect(sheet.getByText(/^o[\w-]{27}$/)).toHaveCount(0);
      await expectSoundInBothThemes(page);

      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: t("caseSheet.download") }).click();
      expect((await download).suggestedFilename()).toBe(`case-${code}.md`);

      await page.getByLabel(t("caseSheet.showPersonal")).check();
      await expect(page).toHaveURL(/personal=1/);
      await expect(sheet.getByText(/^o[\w-]{27}$/).first()).toBeVisible();
      await expect(sheet.getByText(t("caseSheet.unmasked"))).toBeVisible();

      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("button", { name: t("caseSheet.print") })).toBeHidden();
      await expect(page.getByRole("navigation")).toHaveCount(0);
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize({ width: 390, height: 844 });
      await expectSoundInBothThemes(page);
    });

    test("the numbers count what was pre-signed, as charts and as tables", async ({ page, context }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      await presign(web);
      // The index follows the evidence by a moment.
      await expect(async () => {
        await openLive(web, "/numbers");
        const days = page.getByRole("table", { name: t("numbers.perDay") });
        await expect(days.getByRole("row").last().getByRole("cell").first()).toHaveText(/^[1-9]\d*$/, {
          timeout: 1_000,
        });
      }).toPass();
      await expect(page.getByRole("figure", { name: t("numbers.chart.signed") })).toBeVisible();
      await expect(page.getByText(t("numbers.define.median"))).toBeVisible();
      await expectSoundInBothThemes(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectSoundInBothThemes(page);
      await page.goto("/numbers?from=2001-01-01&to=2001-01-02");
      await expect(page.getByRole("heading", { name: t("numbers.empty") })).toBeVisible();
    });
  });
}
