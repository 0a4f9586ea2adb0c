import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { CASES } from "@/lib/endpoints/catalogue";
import { merchantEndpoint } from "@/lib/testing/merchant-endpoint";
import { expectSound } from "./barriers";
import { type Console, expect, LOCALES, openConsole, openLive, test } from "./console";

const MUSTS = CASES.filter(({ level }) => level === "must").length;

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, () => {
    test("a fresh merchant's endpoint is tested by keyboard: one that is right passes, then a fault is named, and what changed", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      await openLive(web, "/endpoints");
      for (const { id } of CASES)
        await expect(page.getByText(t(`endpoints.case.${id}.title`), { exact: true })).toBeVisible();

      await page.getByRole("button", { name: t("endpoints.run.fresh") }).press("Enter");
      await expect(page.getByRole("heading", { name: t("endpoints.keys.title") })).toBeVisible();
      const folder = (await page.getByText(/^[^\s]+[/\\]endpoints[/\\]\d+$/).innerText()).trim();
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      expect(statSync(join(folder, "merchant.json")).mode & 0o777).toBe(0o600);
      const { apiv3_key: secret, mchid } = JSON.parse(readFileSync(join(folder, "merchant.json"), "utf8"));
      expect(secret).toHaveLength(32);
      expect(await page.content()).not.toContain(secret);
      await expect(page.getByLabel(t("endpoints.run.merchant"))).toHaveValue(mchid);

      const good = await merchantEndpoint(folder);
      const address = page.getByLabel(t("endpoints.run.url"));
      await address.fill(`${good.url}?a=b`);
      await address.press("Enter");
      await expect(page.getByText(t("endpoints.run.refused.query"))).toBeVisible();
      await expect(address).toHaveValue(`${good.url}?a=b`);
      await address.fill(good.url);
      await address.press("Enter");
      await expectReport(web, { verdict: "passed", score: `${MUSTS} / ${MUSTS}` });
      expect(good.count()).toBeGreaterThan(20);
      await good.close();

      const faulty = await merchantEndpoint(folder, {
        faults: ["welcomes_probes"],
        port: Number(new URL(good.url).port),
      });
      const first = page.url();
      await page.getByRole("button", { name: t("endpoints.again") }).press("Enter");
      await expect(page).not.toHaveURL(first);
      await expectReport(web, { verdict: "failed", score: `${MUSTS - 1} / ${MUSTS}` });
      await faulty.close();
      const probe = page.locator('details[data-case="probe_signature"]');
      await expect(probe).toHaveAttribute("open", "");
      await expect(probe.getByText(t("endpoints.notAsWanted"))).toBeVisible();
      await expect(probe.getByText(t("endpoints.reading.delivered")).first()).toBeVisible();
      const since = page.getByRole("region", { name: t("endpoints.since") });
      await expect(since.getByRole("listitem")).toHaveText([new RegExp(t("endpoints.case.probe_signature.title"))]);
      const earlier = page
        .getByRole("list", { name: t("endpoints.earlier") })
        .getByRole("link")
        .first();
      await expect(earlier).toHaveAttribute("href", new URL(first).pathname);
      const valid = page.locator('details[data-case="valid"]');
      await valid.locator("summary").first().press("Enter");
      await expect(valid.getByText(t("endpoints.case.valid.why"))).toBeVisible();

      await expectFiles(web, secret);
      await page.goto("/endpoints");
      const runs = page.getByRole("list", { name: t("endpoints.runsName") });
      const reports = runs.getByRole("link", { name: good.url });
      await expect(reports).toHaveCount(2);
      const action = t("common.remove.action");
      await runs
        .getByRole("button", { name: new RegExp(`^${action} ${good.url}`) })
        .first()
        .press("Enter");
      await page.getByRole("dialog").getByRole("button", { name: action, exact: true }).press("Enter");
      await expect(reports).toHaveCount(1);
      await reports.click();
      await expectReport(web, { verdict: "passed", score: `${MUSTS} / ${MUSTS}` });
    });

    test("a run that its endpoint keeps waiting is stopped, and says that it has no verdict", async ({
      page,
      context,
    }) => {
      const web = await openConsole(page, context, locale);
      const { t } = web;
      // The first case is answered, because a run whose endpoint was never reached ends by itself.
      let asked = 0;
      const silent = createServer((_, response) => {
        asked += 1;
        if (asked === 1) response.writeHead(204).end();
      });
      await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
      const { port } = silent.address() as AddressInfo;
      await openLive(web, "/endpoints");
      const address = page.getByLabel(t("endpoints.run.url"));
      await address.fill(`http://127.0.0.1:${port}/notify`);
      await address.press("Enter");
      await page.waitForURL("**/endpoints/er_*");
      await expect(page.getByRole("link", { name: t("endpoints.junit") })).toHaveCount(0);
      const id = page.url().split("/").at(-1) ?? "";
      expect((await page.request.get(`/api/endpoints/${id}/junit.xml`)).status()).toBe(409);
      await page.getByRole("button", { name: t("endpoints.stop") }).press("Enter");
      await expect(page.locator('section[data-verdict="stopped"]')).toContainText(t("endpoints.sentence.stopped"));
      const junit = await page.request.get(`/api/endpoints/${id}/junit.xml`);
      expect(await junit.text()).toContain(`<error type="no_result"`);
      await expect(page.getByText(t("endpoints.noResult.stopped")).first()).toBeVisible();
      await expect(page.getByText(t("endpoints.pending"), { exact: true })).toHaveCount(0);
      await expect(page.getByRole("button", { name: t("endpoints.again") })).toBeVisible();
      silent.closeAllConnections();
      await new Promise((resolve) => silent.close(resolve));
    });

    test("an endpoint that is not there is neither right nor wrong", async ({ page, context }) => {
      const web = await openConsole(page, context, locale);
      await openLive(web, "/endpoints");
      const address = page.getByLabel(web.t("endpoints.run.url"));
      await address.fill("http://127.0.0.1:9/notify");
      await address.press("Enter");
      await expectReport(web, { verdict: "unreached", score: `0 / ${MUSTS}` });
      await expect(page.getByText(web.t("endpoints.sentence.unreached")).first()).toBeVisible();
    });
  });
}

async function expectReport({ page, t }: Console, wanted: { verdict: string; score: string }): Promise<void> {
  await page.waitForURL("**/endpoints/er_*");
  await expect(page.locator(`section[data-verdict="${wanted.verdict}"]`)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId("score")).toHaveText(wanted.score);
  await expect(page.getByText(t("endpoints.pending"))).toHaveCount(0);
}

/** Both files are whole, tell the same verdict and no secret; the browser's own parser reads the XML. */
async function expectFiles({ page, t }: Console, secret: string): Promise<void> {
  const id = page.url().split("/").at(-1) ?? "";
  for (const [name, file] of [
    ["json", "report.json"],
    ["junit", "junit.xml"],
  ] as const) {
    const link = page.getByRole("link", { name: t(`endpoints.${name}`) });
    await expect(link).toHaveAttribute("href", `/api/endpoints/${id}/${file}`);
    const reply = await page.request.get(`/api/endpoints/${id}/${file}`);
    const text = await reply.text();
    expect(reply.headers()["content-disposition"]).toContain(`conformance-${id}`);
    expect(text).not.toContain(secret);
    if (name === "json") expect(JSON.parse(text)).toMatchObject({ run: { id }, verdict: "failed" });
    else expect(await page.evaluate(readJunit, text)).toEqual({ broken: 0, failed: ["probe_signature"] });
  }
}

function readJunit(xml: string): { broken: number; failed: (string | null)[] } {
  const parsed = new DOMParser().parseFromString(xml, "application/xml");
  const failed = [...parsed.querySelectorAll("failure")].map((failure) => failure.getAttribute("type"));
  return { broken: parsed.querySelectorAll("parsererror").length, failed };
}

for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 390],
] as const) {
  test(`the battery and a report are without a finding of axe and without sideways scrolling, ${colorScheme} at ${width} px`, async ({
    page,
    context,
  }) => {
    const web = await openConsole(page, context, "zh-CN");
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await openLive(web, "/endpoints");
    await page.locator("summary").first().click();
    await expectSound(page);
    const titleOfList = await page.title();
    await page
      .getByRole("list", { name: web.t("endpoints.runsName") })
      .getByRole("link")
      .nth(1)
      .click();
    await page.waitForURL("**/endpoints/er_*");
    await expect(page.locator("details[data-case]").first()).toBeVisible();
    await expect(page).not.toHaveTitle(titleOfList);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await expectSound(page);
  });
}

test("a printed report shows each case with its rule, and nothing of the console around it", async ({
  page,
  context,
}) => {
  const web = await openConsole(page, context, "en");
  await openLive(web, "/endpoints");
  await page
    .getByRole("list", { name: web.t("endpoints.runsName") })
    .getByRole("link")
    .last()
    .click();
  await page.waitForURL("**/endpoints/er_*");
  await expect(page.getByRole("button", { name: web.t("endpoints.print") })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect(page.getByText(web.t("endpoints.case.valid.why"))).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(page.getByRole("button", { name: web.t("endpoints.print") })).toBeHidden();
});
