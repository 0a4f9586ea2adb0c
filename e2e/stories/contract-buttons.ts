import { type Console, expect, openContract, press } from "./console";

type Shown = { web: Console; code: string };

/** Asks by the button of the contract's page, and waits for the answer's state. */
export async function queryByButton({ web, code }: Shown, state = "SIGNED"): Promise<void> {
  await openContract(web, code);
  await press(web, web.t("contracts.steps.query"));
  await expect(web.page.getByText(web.t("contracts.steps.queried", { state }))).toBeVisible();
}

/** Ends the contract by the button of its page. */
export async function terminateByButton({ web, code }: Shown): Promise<void> {
  const { page, t } = web;
  await openContract(web, code);
  await press(web, t("contracts.steps.terminate"));
  const dialog = page.getByRole("dialog", { name: t("contracts.steps.asks", { code }) });
  await dialog.getByLabel(t("contracts.steps.remark")).fill("用户要求解约");
  await dialog.getByRole("button", { name: t("contracts.steps.confirm") }).click();
  await expect(page.getByText(t("contracts.steps.terminated", { status: "200" }))).toBeVisible();
}
