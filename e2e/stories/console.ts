import { type Browser, type BrowserContext, test as base, expect, type Locator, type Page } from "@playwright/test";
import { LOCALE_COOKIE, LOCALES, type Locale } from "@/lib/i18n/locale";
import { translator, type WholeTranslator } from "@/lib/i18n/translator";
import { CONSOLE_URL } from "../doors";
import type { Server } from "../server";

export const test = base;
export type { Locale };
export { expect, LOCALES };

/** The console in one language: its texts come from the dictionaries that the pages use. */
export type Console = { page: Page; t: WholeTranslator };

export async function openConsole(page: Page, context: BrowserContext, locale: Locale): Promise<Console> {
  await context.addCookies([localeCookie(locale, CONSOLE_URL)]);
  return { page, t: translator(locale) };
}

/** The console of a server of the story's own, in a browser context of its own. */
export async function openConsoleOf(server: Server, browser: Browser, locale: Locale): Promise<Console> {
  const context = await browser.newContext({ baseURL: server.consoleUrl });
  await context.addCookies([localeCookie(locale, server.consoleUrl)]);
  return { page: await context.newPage(), t: translator(locale) };
}

function localeCookie(locale: Locale, url: string) {
  return { name: LOCALE_COOKIE, value: locale, url };
}

export const PRESIGN = "/operations/service-provider-pay-redirect-sign";

/** Opens a page and waits until it lives: then it is hydrated, and what is typed is kept. */
export async function openLive({ page, t }: Console, path: string): Promise<void> {
  await page.goto(path);
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: t("shell.live.live") })
      .first(),
  ).toBeVisible();
}

/** Opens the prefilled pre-sign form, runs the order from it and sends; returns the contract code that was sent. */
export async function presign(web: Console): Promise<string> {
  const { page, t } = web;
  await openLive(web, PRESIGN);
  await page.getByRole("button", { name: t("operations.runOrder.button") }).click();
  await expect(page.getByText(t("operations.runOrder.done"))).toBeVisible();
  await expect(field(page, "prepay_id")).toHaveValue(/^wx\d{14}[0-9a-z]{20}$/);
  const code = await field(page, "out_contract_code").inputValue();
  await page.getByRole("button", { name: t("operations.send"), exact: true }).click();
  await expect(page.getByRole("link", { name: t("operations.result.step.cashier.label") })).toBeVisible();
  return code;
}

/** From the result of a pre-sign to the payer's phone. */
export async function openPhone({ page, t }: Console): Promise<void> {
  await page.getByRole("link", { name: t("operations.result.step.cashier.label") }).click();
  await expect(page.getByRole("button", { name: t("simulator.cashier.pay") })).toBeVisible();
}

/** Presses a button, or opens what a `summary` of that text hides. */
export async function press({ page }: Console, name: string): Promise<void> {
  const summary = page.locator("summary").filter({ hasText: name });
  await page.getByRole("button", { name, exact: true }).or(summary).first().click();
}

/** The input of an API field, by its name in the protocol. */
export function field(page: Page, name: string): Locator {
  return page.locator(`[name="${name}"], [name="${name.replaceAll(".", "__")}"]`).first();
}

/** The rows of the notifications table that are about that text. */
export function notificationRows({ page, t }: Console, about: string): Locator {
  return page
    .getByRole("table", { name: t("notifications.tableName") })
    .getByRole("row")
    .filter({ hasText: about });
}

/** Opens the contract of that code from the list. */
export async function openContract({ page, t }: Console, code: string): Promise<void> {
  await page.goto("/contracts");
  await page
    .getByRole("table", { name: t("contracts.tableName") })
    .getByRole("link", { name: code })
    .first()
    .click();
  await page.waitForURL(`**/contracts/*/${code}`);
}
