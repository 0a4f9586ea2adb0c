import { readFileSync } from "node:fs";
import { DOOR_URL } from "../doors";
import { expect, field, LOCALES, notificationRows, openConsole, openLive, presign, test } from "./console";

for (const locale of LOCALES) {
  test(`an inbox refuses twice and then takes it, and the platform's attempts are seen (${locale})`, async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    const web = await openConsole(page, context, locale);
    const { t } = web;
    await openLive(web, "/inboxes");
    const form = page.getByRole("form", { name: t("inboxes.form.title") }).first();
    await form.getByRole("button", { name: t("inboxes.form.presetTurns") }).click();
    await form.getByLabel(t("inboxes.form.status")).last().fill("99");
    // The plan that is being written stays while something else of the same inbox is saved.
    const kept = page.getByRole("form", { name: t("inboxes.kept.title") }).first();
    await kept.getByLabel(t("inboxes.kept.countLabel")).fill("99999");
    await kept.getByRole("button", { name: t("inboxes.kept.save") }).click();
    await expect(kept.getByText(/99,999/)).toBeVisible();
    await expect(form.getByLabel(t("inboxes.form.status")).last()).toHaveValue("99");
    await kept.getByLabel(t("inboxes.kept.countLabel")).fill("");
    await kept.getByRole("button", { name: t("inboxes.kept.save") }).click();
    await expect(kept.getByText(/99,999/)).toHaveCount(0);
    await form.getByRole("button", { name: t("inboxes.form.save") }).click();
    await expect(form.getByRole("alert")).toContainText(t("inboxes.fields.status"));
    await form.getByRole("button", { name: t("inboxes.form.presetTurns") }).click();
    await form.getByRole("button", { name: t("inboxes.form.save") }).click();
    const [what, next] = ["500", "204"].map((status) => t("inboxes.what.reply", { status }));
    const planned = t("inboxes.now.next", { what: what ?? "", left: 2, next: next ?? "" });
    await expect(page.getByText(planned).first()).toBeVisible();

    const code = await presign(web);
    await playOut(await field(page, "prepay_id").inputValue());
    await openLive(web, "/notifications");
    const refused = notificationRows(web, code).first();
    await expect(refused).toContainText("500");
    await refused.getByRole("link").first().click();
    await expect(page.getByText(t("inboxes.told.reply", { status: "500" }))).toBeVisible();
    await expect(page.getByText(t("inboxes.told.ours", { status: "204" }))).toBeVisible();

    await page.getByRole("button", { name: /^(置顶|Pin) nt_/ }).click();
    await expect(page.getByRole("button", { name: /^(置顶|Pin) nt_/ })).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("link", { name: t("inboxes.told.delivery") }).click();
    await expect(page).toHaveURL(/view=deliveries&delivery=dl_/);
    await expect.poll(() => statesOf(code), { timeout: 40_000 }).toEqual(["delivered after 2", "delivered after 2"]);
    await openLive(web, "/notifications");
    await expect(notificationRows(web, code).filter({ hasText: "204" })).not.toHaveCount(0);

    await openLive(web, "/inboxes");
    await form.getByRole("button", { name: t("inboxes.form.presetUsual") }).click();
    await form.getByRole("button", { name: t("inboxes.form.save") }).click();
    await expect(page.getByText(t("inboxes.now.usual")).first()).toBeVisible();
  });

  test(`a notification leaves as a file and comes back by paste, and a second time is known (${locale})`, async ({
    page,
    context,
  }) => {
    const web = await openConsole(page, context, locale);
    const { t } = web;
    const code = await presign(web);
    await playOut(await field(page, "prepay_id").inputValue());
    await openLive(web, "/notifications");
    await notificationRows(web, code).first().getByRole("link").first().click();
    const own = page.getByRole("region", { name: t("inboxes.exporting.title") });
    const download = page.waitForEvent("download");
    await own.getByRole("link", { name: t("inboxes.exporting.json") }).click();
    const text = readFileSync(await (await download).path(), "utf8");
    const [exported] = JSON.parse(text).notifications;
    expect(exported.bodyText).toContain("ciphertext");

    await openLive(web, "/notifications/import");
    const headers = exported.headers.map(([name, value]: [string, string]) => `${name}: ${value}`).join("\n");
    await page.getByRole("textbox", { name: t("inboxes.importing.headers"), exact: true }).fill("no header");
    await page.getByRole("button", { name: t("inboxes.importing.submit"), exact: true }).click();
    await expect(page.getByText(t("inboxes.importing.rules.not_a_header"))).toBeVisible();
    await page.getByRole("textbox", { name: t("inboxes.importing.headers"), exact: true }).fill(headers);
    await page.getByRole("textbox", { name: t("inboxes.importing.body"), exact: true }).fill(exported.bodyText);
    await page.getByRole("button", { name: t("inboxes.importing.submit"), exact: true }).click();
    await expect(page.getByText(t("inboxes.importing.duplicate"))).toBeVisible();

    const changed = headers.replace(/^(wechatpay-nonce: ).*$/im, "$1imported-elsewhere");
    await page.getByRole("textbox", { name: t("inboxes.importing.headers"), exact: true }).fill(changed);
    await page.getByRole("button", { name: t("inboxes.importing.submit"), exact: true }).click();
    await expect(page.getByText(t("inboxes.importing.rejected"))).toBeVisible();
    await page.getByRole("link", { name: /^nt_/ }).click();
    const source = t("inboxes.importing.source.pasted");
    await expect(page.getByText(t("inboxes.importing.note", { source }))).toBeVisible();
  });
}

test("a file is imported whole up to the size that is said, whatever else a browser put into it", async ({
  page,
  context,
}) => {
  const web = await openConsole(page, context, "en");
  const { t } = web;
  const take = async (name: string, file: object) => {
    await openLive(web, "/notifications/import");
    await page.getByRole("radio", { name: t("inboxes.importing.file") }).check();
    const buffer = Buffer.from(JSON.stringify(file));
    const chooser = page.getByLabel(t("inboxes.importing.chooseFile"));
    await chooser.setInputFiles({ name, mimeType: "application/json", buffer });
    await page.getByRole("button", { name: t("inboxes.importing.submit"), exact: true }).click();
  };
  const notice = (number: number) => ({
    method: "POST",
    pathAndQuery: "/pay",
    headers: [["Wechatpay-Nonce", `large-${number}`]],
    bodyBase64: Buffer.alloc(1_300_000, number).toString("base64"),
    receivedAt: new Date().toISOString(),
  });
  const many = (count: number) => Array.from({ length: count }, (_, number) => notice(number));
  const results = page.getByRole("region", { name: t("inboxes.importing.results") }).getByRole("listitem");

  await take("export.json", { format: "qianyue-notifications", notifications: many(8) });
  await expect(results).toHaveCount(8);
  await take("export.json", { format: "qianyue-notifications", notifications: many(13) });
  await expect(page.getByText(t("inboxes.importing.rules.file_too_long"))).toBeVisible();

  const headers = [{ name: "Wechatpay-Signature", value: "s" }];
  const call = { method: "POST", url: "https://shop.example/pay", headers };
  const startedDateTime = new Date().toISOString();
  const entries = [
    { startedDateTime, request: { ...call, postData: { text: "{}" } } },
    { startedDateTime, request: { ...call, bodySize: 700 } },
    { startedDateTime, request: { method: "GET" }, response: { content: { text: "x".repeat(30_000_000) } } },
  ];
  await take("browser.har", { log: { entries } });
  await expect(results).toHaveCount(1);
  await expect(page.getByText(t("inboxes.importing.bodiless", { entries: "2" }))).toBeVisible();
  await expect(page.getByText(t("inboxes.importing.passedOver", { count: 1 }))).toBeVisible();
});

/** What became of the payment's and the signing's delivery, and at which attempt. */
async function statesOf(contractCode: string): Promise<string[]> {
  const reply = await fetch(`${DOOR_URL}/sandbox/deliveries?contractCode=${contractCode}`);
  const { deliveries } = (await reply.json()) as { deliveries: { state: string; attempts: number }[] };
  return deliveries.map(({ state, attempts }) => `${state} after ${attempts}`);
}

async function playOut(prepayId: string): Promise<void> {
  for (const action of ["pay", "agree"]) {
    const reply = await fetch(`${DOOR_URL}/sandbox/cashier/${prepayId}/${action}`, { method: "POST" });
    expect(reply.status).toBe(200);
  }
}
