import type { Locator } from "@playwright/test";
import { type Console, expect, field, openConsole, PRESIGN, test } from "./console";

/** More than any page has to stop at. */
const MOST_STOPS = 200;

test("the first contract is signed by keyboard alone, the focus always seen and never lost", async ({
  page,
  context,
}) => {
  const web = await openConsole(page, context, "zh-CN");
  const { t } = web;
  await page.goto("/");
  await follow(web, page.getByRole("navigation").getByRole("link", { name: t("shell.navigation.operations") }));
  await page.waitForURL("**/operations");
  await follow(web, page.locator(`main a[href="${PRESIGN}"]`).first());
  await page.waitForURL(`**${PRESIGN}`);

  await follow(web, page.getByRole("button", { name: t("operations.runOrder.button") }), "Space");
  await expect(page.getByText(t("operations.runOrder.done"))).toBeVisible();
  const code = await field(page, "out_contract_code").inputValue();
  await follow(web, page.getByRole("button", { name: t("operations.send"), exact: true }));
  await expect(page.getByRole("heading", { name: t("operations.result.title"), exact: true })).toBeFocused();
  await follow(web, page.getByRole("link", { name: t("operations.result.step.cashier.label") }));

  await follow(web, page.getByRole("button", { name: t("simulator.cashier.pay") }), "Space");
  await expect(page.getByRole("heading", { name: t("simulator.cashier.offerTitle") })).toBeFocused();
  await follow(web, page.getByRole("button", { name: t("simulator.cashier.agree") }));
  await expect(page.getByRole("heading", { name: t("simulator.cashier.signedTitle") })).toBeFocused();

  await follow(web, page.getByRole("link", { name: t("simulator.says.toContract", { code }) }));
  await page.waitForURL(`**/contracts/*/${code}`);
  await expect(page.getByRole("heading", { level: 1, name: t("contracts.outcome.signed.sentence") })).toBeVisible();
  await follow(web, page.getByRole("navigation").getByRole("link", { name: t("shell.navigation.notifications") }));
  const row = page.getByRole("row").filter({ hasText: code });
  await follow(web, row.getByRole("link").first());
  await page.waitForURL("**/notifications/nt_*");
  await expect(page.getByRole("main").getByText(t("notifications.detail.verifiedSim"))).toBeVisible();
});

/** Tabs to a link or button, seeing the focus at each stop, and presses it. */
async function follow({ page }: Console, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return page.keyboard.press(key);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(unseenFocus), "focused, and not to be seen").toBeNull();
  }
  throw new Error(`${target} cannot be reached by Tab`);
}

/** Runs in the page: the focused element when nothing shows that it has the focus or where it is, else null. */
function unseenFocus(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  // A radio that is hidden for the eye shows its focus by its label.
  const shown = focused.matches("input[type=radio]") ? (focused.closest("label") ?? focused) : focused;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
  const isMarked = (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  const { left, right, top, bottom } = shown.getBoundingClientRect();
  const isInView = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right > left && bottom > top;
  return isMarked && isInView ? null : `${shown.outerHTML.slice(0, 200)} marked: ${isMarked} in view: ${isInView}`;
}
