import { VIEWS } from "@/components/simulator/views";
import { routes } from "@/lib/routes";
import { DOOR_URL } from "../doors";
import { expectSound } from "./barriers";
import { type Console, expect, LOCALES, openConsole, openContract, openLive, presign, test } from "./console";

/** Other stories use the same platform: it gets its own time and its good manners back. */
test.afterEach(async ({ request }) => {
  await request.delete(`${DOOR_URL}/sandbox/faults`);
  await request.put(`${DOOR_URL}/sandbox/clock`, { data: { mode: "real" } });
});

async function openView(web: Console, view: string): Promise<void> {
  await openLive(web, routes.simulatorView(view));
}

/** How a result says that it turned the clock: by the first resend's fifteen seconds, or as much of them as was left. */
const TURNED = { "zh-CN": /沙箱时钟拨快了 0:00:1[0-5]/, en: /moved the sandbox clock by 0:00:1[0-5]/ };

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, () => {
    test("the clock turned two hours ends a session before one's eyes, here and on the contract's page", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const code = await presign(web);
      const watcher = await openConsole(await context.newPage(), context, locale);
      await openContract(watcher, code);
      await expect(
        watcher.page.getByRole("heading", { level: 1, name: t("contracts.outcome.awaiting_payment.sentence") }),
      ).toBeVisible();

      await openLive(web, routes.simulator());
      const bar = page.getByRole("progressbar", { name: t("simulator.sessions.left", { code }) });
      await expect(bar).toBeVisible();
      await page.getByRole("button", { name: t("simulator.clock.freeze") }).click();
      await expect(page.getByText(t("simulator.clock.mode.frozen"), { exact: true })).toBeVisible();
      const clock = page.getByTestId("sandbox-clock");
      const frozenAt = await clock.getAttribute("datetime");
      await page.getByRole("button", { name: t("simulator.clock.step.hours2"), exact: true }).click();
      await expect(bar).toBeHidden();
      const turnedTo = Date.parse((await clock.getAttribute("datetime")) ?? "");
      expect(turnedTo - Date.parse(frozenAt ?? "")).toBe(2 * 3_600_000);
      await expect(
        watcher.page.getByRole("heading", { level: 1, name: t("contracts.outcome.expired.sentence") }),
      ).toBeVisible();
      await page.getByRole("button", { name: t("simulator.clock.real") }).click();
      await expect(page.getByText(t("simulator.clock.did.real"))).toBeVisible();
    });

    test("a fault that is switched on makes the right check fail in the console, once", async ({ page, context }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      await openView(web, "faults");
      const fault = page.getByTestId("fault-reply-stale_timestamp");
      await fault.click();
      await expect(fault).toBeChecked();
      await openView(web, "scenarios");
      const name = t("simulator.scenarios.name.payment_fails");
      await page.getByRole("button", { name: t("simulator.scenarios.playThis", { name }) }).click();
      await expect(page.getByTestId("played")).toBeVisible();
      await openView(web, "faults");
      await expect(fault).not.toBeChecked();

      await page.goto(routes.exchanges());
      const failed = page
        .getByRole("list", { name: t("exchanges.list") })
        .getByRole("listitem")
        .filter({ hasText: t("common.verdict.failed") });
      await failed.getByRole("link").first().click();
      const checks = page.getByRole("listitem").filter({ hasText: t("checks.clock.label") });
      await expect(checks.getByText(t("common.verdict.fail"), { exact: true }).first()).toBeVisible();
    });

    test("a scenario leads to its outcome: declined, and forged first but signed in the end", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      const endings = [
        { scenario: "decline", outcome: "declined" },
        { scenario: "forged", outcome: "signed" },
      ] as const;
      for (const { scenario, outcome } of endings) {
        await openView(web, "scenarios");
        const name = t(`simulator.scenarios.name.${scenario}`);
        await page.getByRole("button", { name: t("simulator.scenarios.playThis", { name }) }).click();
        await expect(page.getByTestId("played")).toBeVisible();
        const turned = page.getByRole("listitem").filter({ hasText: name }).getByText(TURNED[locale]);
        await expect(turned).toHaveCount(scenario === "forged" ? 1 : 0);
        await page.getByTestId("played").click();
        const sentence = t(`contracts.outcome.${outcome}.sentence`);
        await expect(page.getByRole("heading", { level: 1, name: sentence })).toBeVisible();
      }
      await expect(page.getByText(t("contracts.mark.notification_rejected")).first()).toBeVisible();

      await openView(web, "deliveries");
      const refused = page.getByRole("link", { name: t("simulator.faults.kind.wrong_signature") });
      await refused.first().click();
      const attempt = page.getByTestId("attempt");
      await expect(attempt.getByText("Wechatpay-Signature", { exact: true })).toBeVisible();
      await expect(attempt.getByText("401", { exact: true })).toBeVisible();
    });

    test("a contract is ended by customer service only after asking, and the merchant learns of it", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      await openView(web, "scenarios");
      const name = t("simulator.scenarios.name.agree");
      await page.getByRole("button", { name: t("simulator.scenarios.playThis", { name }) }).click();
      const contract = await page.getByTestId("played").getAttribute("href");
      const code = contract?.split("/").at(-1) ?? "";

      await openView(web, "contracts");
      const row = page
        .getByRole("list", { name: t("simulator.contracts.name") })
        .getByRole("listitem")
        .filter({ hasText: code });
      await row.getByRole("button", { name: t("simulator.contracts.terminate") }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: t("common.cancel") }).click();
      await expect(row).toContainText(t("simulator.contracts.state.SIGNED"));

      await row.getByRole("button", { name: t("simulator.contracts.terminate") }).click();
      await dialog.getByLabel(t("simulator.contracts.mode.CUSTOMER_SERVICE_TERMINATE")).check();
      await dialog.getByRole("button", { name: t("simulator.contracts.confirm") }).click();
      await expect(row).toContainText(t("simulator.contracts.state.TERMINATED"));
      await expect(row).toContainText(t("simulator.contracts.mode.CUSTOMER_SERVICE_TERMINATE"));
      await page.goto(contract ?? "");
      await expect(
        page.getByRole("heading", { level: 1, name: t("contracts.ended.CUSTOMER_SERVICE_TERMINATE.sentence") }),
      ).toBeVisible();
    });
  });
}

for (const [colorScheme, width] of [
  ["light", 1280],
  ["dark", 390],
] as const) {
  test(`every view is without a finding of axe and without sideways scrolling, ${colorScheme} at ${width} px`, async ({
    page,
    context,
  }) => {
    const web = await openConsole(page, context, "zh-CN");
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    for (const view of VIEWS) {
      await openView(web, view);
      await expectSound(page, view);
    }
  });
}
