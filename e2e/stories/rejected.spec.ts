import type { CheckId } from "@/lib/wechatpay/check";
import { type OwnServer, ownServer } from "../own-server";
import { type Defect, plantPlatform, signedNotification, type TestPlatform } from "../platform";
import type { Server } from "../server";
import { type Console, expect, LOCALES, openConsoleOf, openContract, openLive, test } from "./console";

/** What each defect fails at; `opened` where the content could be read all the same, so that its contract is known. */
const DEFECTS: { defect: Defect; step: CheckId; opened: boolean }[] = [
  { defect: "broken_signature", step: "rsa", opened: true },
  { defect: "unknown_serial", step: "serial", opened: true },
  { defect: "stale_clock", step: "clock", opened: true },
  { defect: "missing_timestamp", step: "header_timestamp", opened: true },
  { defect: "missing_nonce", step: "header_nonce", opened: true },
  { defect: "missing_signature", step: "header_signature", opened: true },
  { defect: "missing_serial", step: "header_serial", opened: true },
  { defect: "probe_signature", step: "base64", opened: true },
  { defect: "body_changed_after_signing", step: "rsa", opened: true },
  { defect: "wrong_apiv3_key", step: "decrypt", opened: false },
  { defect: "cut_ciphertext", step: "decrypt", opened: false },
  { defect: "not_json", step: "envelope", opened: false },
];

const LIMIT_BYTES = 4096;

let own: OwnServer;
let server: Server;
let platform: TestPlatform;
let consoles: Console[] = [];

test.beforeAll(async ({ browser }) => {
  own = await ownServer("rejected");
  platform = await plantPlatform(own.dataDir, own.doorUrl);
  server = await own.start({ BODY_LIMIT_BYTES: String(LIMIT_BYTES) });
  consoles = await Promise.all(LOCALES.map((locale) => openConsoleOf(server, browser, locale)));
});

test.afterAll(async () => {
  await Promise.all(consoles.map(({ page }) => page.context().close()));
  await own.end();
});

const codeOf = (defect: Defect) => `with${defect.replaceAll("_", "")}`;

async function post(path: string, init: { headers?: Record<string, string>; body: string | Uint8Array<ArrayBuffer> }) {
  const reply = await fetch(`${server.doorUrl}${path}`, { method: "POST", ...init });
  return { status: reply.status, body: await reply.text() };
}

/** The console and the machine door both answer. */
async function expectAlive(): Promise<void> {
  for (const url of [`${server.doorUrl}/health`, `${server.consoleUrl}/api/health`]) {
    expect((await fetch(url)).status, url).toBe(200);
  }
}

test("a notification without defect is verified, so that the defects are what the others fail for", async () => {
  const { path, ...init } = signedNotification(platform, "withNothingWrong");
  expect(await post(path, init)).toEqual({ status: 204, body: "" });
});

DEFECTS.forEach(({ defect, step, opened }, index) => {
  // The two languages take turns.
  const turn = index % LOCALES.length;
  test(`${defect}: refused, listed with the step that failed, counted for nothing (${LOCALES[turn]})`, async () => {
    const { path, ...init } = signedNotification(platform, codeOf(defect), defect);
    const answer = await post(path, init);
    expect(answer.status).toBe(["decrypt", "envelope"].includes(step) ? 400 : 401);
    expect(JSON.parse(answer.body)).toEqual({ code: "FAIL", message: `check failed: ${step}` });

    const listed = await fetch(`${server.consoleUrl}/api/notifications?limit=1`).then((reply) => reply.json());
    const { id, profileId, ...judged } = listed.items[0];
    expect(judged).toMatchObject({ verdict: "rejected", failedStep: step, answeredStatus: answer.status });

    const web = consoles[turn] as Console;
    const { page, t } = web;
    const main = page.getByRole("main");
    const label = t(`checks.${step}.label`);
    await openLive(web, "/notifications");
    const row = page.locator(`[data-notification="${id}"]`);
    await expect(row).toContainText(t(`checks.${step}.failed`));
    await expect(row).not.toContainText(t("notifications.verified"));

    await page.goto(`/notifications/${id}`);
    await expect(main.getByText(t("notifications.detail.rejectedSentence", { step: label }))).toBeVisible();
    await expect(main.getByText(t("notifications.detail.verified"))).toHaveCount(0);
    await expect(main.getByRole("listitem").filter({ hasText: label })).toContainText(t("common.verdict.fail"));

    if (opened) {
      await openContract(web, codeOf(defect));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("contracts.outcome.not_presigned.sentence"));
      const mark = page.getByRole("listitem").filter({ hasText: t("contracts.mark.notification_rejected") });
      await expect(mark).toContainText(t("contracts.timeline.notCounted"));
      await expect(page.getByText("SIGNED", { exact: true })).toHaveCount(0);
    } else {
      await page.goto(`/contracts/${profileId}/${codeOf(defect)}`);
      await expect(page.getByRole("heading", { name: t("contracts.notFoundTitle") })).toBeVisible();
    }
  });
});

test("a body over the limit gets 413, announced or streamed, and is not kept", async () => {
  const before = await fetch(`${server.consoleUrl}/api/notifications`).then((reply) => reply.json());
  const tooLarge = "x".repeat(LIMIT_BYTES + 1);
  expect((await post(`/notify/${platform.inbox}`, { body: tooLarge })).status).toBe(413);
  const streamed = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(tooLarge));
      controller.close();
    },
  });
  const init = { method: "POST", body: streamed, duplex: "half" };
  expect((await fetch(`${server.doorUrl}/notify/${platform.inbox}`, init)).status).toBe(413);
  expect(await fetch(`${server.consoleUrl}/api/notifications`).then((reply) => reply.json())).toEqual(before);
});

test("malformed JSON crashes nothing, whatever door it comes in by", async () => {
  const order = "/v3/pay/partner/transactions/jsapi";
  const malformed = ["", "{", '{"id":', "[]", "null", '"text"', "\u0000", '{"resource":{"ciphertext":1}}'];
  const bytes = [...malformed.map((text) => new TextEncoder().encode(text)), new Uint8Array([0xff, 0xfe, 0x80])];
  for (const body of bytes) {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    for (const path of [`/notify/${platform.inbox}`, "/notify/nobody", order]) {
      const { status } = await post(path, { headers, body });
      expect(status, `${path} ${body}`).toBeGreaterThanOrEqual(400);
      expect(status, `${path} ${body}`).toBeLessThan(500);
    }
  }
  await expectAlive();
  expect(server.child.exitCode).toBeNull();
});
