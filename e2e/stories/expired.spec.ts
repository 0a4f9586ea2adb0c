import { type OwnServer, ownServer } from "../own-server";
import { type PastTrace, plantPast } from "../past";
import type { Server } from "../server";
import { expect, LOCALES, openConsoleOf, openContract, test } from "./console";

/** Over, and not yet so long that Qianyue asks about it by itself. */
const JUST_OVER_MS = 2 * 3_600_000 + 5_000;
const CODE = "expiredContract1";

let own: OwnServer;
let server: Server;
let trace: PastTrace | undefined;

test.beforeAll(async () => {
  own = await ownServer("expired");
  [trace] = await plantPast(own, [{ code: CODE, agoMs: JUST_OVER_MS, presigned: true, acts: [] }]);
  server = await own.start();
});

test.afterAll(() => own.end());

for (const locale of LOCALES) {
  test(`a session of more than two hours ago has expired, and its contract says that no notification comes, and why, in ${locale}`, async ({
    browser,
  }) => {
    const web = await openConsoleOf(server, browser, locale);
    const { page, t } = web;
    await openContract(web, CODE);
    await expect(page.getByRole("heading", { level: 1, name: t("contracts.outcome.expired.sentence") })).toBeVisible();
    const none = t("contracts.expectation.none_so_far", { reason: t("contracts.because.expired_unpaid") });
    await expect(page.getByRole("main").getByText(none)).toBeVisible();
    await expect(page.getByRole("main").getByText(t("contracts.rule.quote"))).toBeVisible();
    await expect(page.getByRole("main").getByText(t("contracts.absence.expired"))).toBeVisible();
    await page.goto("/notifications");
    await expect(page.getByRole("main").getByText(t("notifications.empty"))).toBeVisible();
    await page.goto(`/simulator/cashier/${trace?.prepayId}`);
    await expect(page.getByRole("heading", { name: t("simulator.cashier.expiredTitle") })).toBeVisible();
  });
}
