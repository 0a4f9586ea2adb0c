import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Response } from "@playwright/test";
import { type OwnServer, ownServer } from "../own-server";
import { keyMaterial, searchFor } from "../secrets";
import { ROOT, type Server, stopServer } from "../server";
import {
  type Console,
  expect,
  notificationRows,
  openConsoleOf,
  openContract,
  openLive,
  openPhone,
  PRESIGN,
  presign,
  press,
  test,
} from "./console";

/** Something that left the server: how it was asked for, and its bytes. */
type Seen = { kind: string; name: string; bytes: Buffer };

/** The value of a header that a target is sent with: it is a secret once it was saved. */
const TARGET_SECRET = `story-secret-${randomBytes(12).toString("hex")}`;

let own: OwnServer;

test.beforeAll(async () => {
  own = await ownServer("secrets");
});

test.afterAll(() => own.end());

test("no page, script, flight payload, action reply, API answer, live frame or log line holds key material", async ({
  browser,
}) => {
  const server = await own.start({ LOG_LEVEL: "trace" });
  const feed = await readFeed(server);
  const web = await openConsoleOf(server, browser, "en");
  const inBrowser = watch(web);
  await tellTheStory(web);
  const seen = [...(await inBrowser()), ...(await crawl(server)), ...(await askWrongly(server)), await feed()];
  await web.page.context().close();
  await stopServer(server);
  seen.push({ kind: "log", name: "stdout and stderr", bytes: Buffer.from(server.said()) });

  const kinds = ["action", "api", "document", "door", "feed", "flight", "log", "script", "stylesheet"];
  expect(seen.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
  for (const { kind, name, bytes } of seen) expect(bytes.length, `${kind} ${name}`).toBeGreaterThan(0);

  const secrets = [
    ...(await keyMaterial(own.dataDir)),
    { name: "a target's header", texts: [Buffer.from(TARGET_SECRET)] },
  ];
  expect(secrets.map(({ name }) => name)).toEqual(expect.arrayContaining(["app.key", "apiv3Key of profile 1"]));
  const found = seen.flatMap(({ kind, name, bytes }) =>
    searchFor(secrets, bytes).map((secret) => `${secret} in ${kind} ${name}`),
  );
  expect(found).toEqual([]);
  for (const { name, texts } of secrets) {
    for (const text of texts) {
      const planted = Buffer.concat([Buffer.from('{"leaked":"'), text, Buffer.from('"}')]);
      expect(searchFor(secrets, planted), `${name} planted`).toContain(name);
    }
  }
});

test("no file in git holds a private key", () => {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0").filter(Boolean);
  expect(files.length).toBeGreaterThan(100);
  const holdsKey = (text: string) => /-----BEGIN [A-Z ]*PRIVATE KEY-----(\s|\\n|["'`+,])*[A-Za-z0-9+/]{40}/.test(text);
  expect(files.filter((file) => holdsKey(readFileSync(join(ROOT, file), "utf8")))).toEqual([]);
  expect(holdsKey(`-----BEGIN ${"PRIVATE KEY"}-----\n${"A".repeat(64)}`)).toBe(true);
});

/** Everything a newcomer does, a second merchant made, and each page reached by a click. */
async function tellTheStory(web: Console): Promise<void> {
  const { page, t } = web;
  const code = await presign(web);
  await openPhone(web);
  await press(web, t("simulator.cashier.pay"));
  await press(web, t("simulator.cashier.agree"));
  await expect(page.getByRole("heading", { name: t("simulator.cashier.signedTitle") })).toBeVisible();
  await openLive(web, "/notifications");
  await notificationRows(web, code).getByRole("link").first().click();
  await page.waitForURL("**/notifications/*");
  await replayToTarget(web, code);
  await examineEndpoint(web);
  await openContract(web, code);
  await openLive(web, "/profiles");
  await press(web, t("profiles.create"));
  await expect(page.getByRole("heading", { level: 2 })).not.toHaveCount(1);
  for (const link of await page.getByRole("navigation").getByRole("link").all()) await link.click();
}

/** Saves a target with a secret header, our own door's health page, and replays a notification to it in each way. */
async function replayToTarget(web: Console, code: string): Promise<void> {
  const { page, t } = web;
  await openLive(web, "/targets");
  await press(web, t("targets.add"));
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("targets.name"), { exact: true }).fill("Secretive");
  await dialog.getByLabel(t("targets.url"), { exact: true }).fill(`${own.doorUrl}/health`);
  await dialog.getByRole("button", { name: t("targets.addHeader") }).click();
  await dialog.getByLabel(t("targets.headerName", { number: "1" })).fill("Authorization");
  await dialog.getByLabel(t("targets.headerValue", { number: "1" })).fill(TARGET_SECRET);
  await dialog.getByRole("button", { name: t("targets.save") }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Secretive" }).first()).toContainText("Authorization");
  await openLive(web, "/notifications");
  await notificationRows(web, code).getByRole("link").first().click();
  await page.waitForURL("**/notifications/*");
  const panel = page.getByRole("region", { name: t("replays.panel") });
  const named = panel.locator("option").filter({ hasText: "Secretive" });
  await panel.getByLabel(t("replays.place")).selectOption((await named.getAttribute("value")) ?? "");
  const table = panel.getByRole("table", { name: t("replays.list") });
  for (const [index, mode] of (["exact", "resigned", "edited"] as const).entries()) {
    await panel.getByRole("radio", { name: t(`replays.modes.${mode}`) }).check();
    await panel.getByRole("button", { name: t("replays.send") }).click();
    await expect(table.getByRole("row")).toHaveCount(index + 2);
  }
}

/** Writes a merchant's files on the server, and examines an endpoint that is not there. */
async function examineEndpoint(web: Console): Promise<void> {
  const { page, t } = web;
  await openLive(web, "/endpoints");
  await press(web, t("endpoints.run.fresh"));
  await expect(page.getByRole("heading", { name: t("endpoints.keys.title") })).toBeVisible();
  const address = page.getByLabel(t("endpoints.run.url"));
  await address.fill("http://127.0.0.1:9/notify");
  await address.press("Enter");
  await page.waitForURL("**/endpoints/er_*");
  await expect(page.locator('section[data-verdict="unreached"]')).toBeVisible();
}

/** Keeps the body of everything that a browser context is answered; the live stream never ends and is read apart. */
function watch({ page }: Console): () => Promise<Seen[]> {
  const bodies: Promise<Seen | null>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/api/feed") || response.status() >= 300) return;
    bodies.push(
      response.body().then(
        (bytes) => ({ kind: kindOf(response), name: response.url(), bytes }),
        () => null,
      ),
    );
  });
  return async () => (await Promise.all(bodies)).filter((seen) => seen !== null && seen.bytes.length > 0) as Seen[];
}

function kindOf(response: Response): string {
  const request = response.request();
  if (request.method() === "POST") return "action";
  if (request.headers().rsc) return "flight";
  if (new URL(response.url()).pathname.startsWith("/api/")) return "api";
  return request.resourceType();
}

/** Every route as a document and as a flight payload, every read of the API, every file of the build. */
async function crawl(server: Server): Promise<Seen[]> {
  const read = async (kind: string, path: string, headers: Record<string, string> = {}): Promise<Seen> => {
    const reply = await fetch(`${server.consoleUrl}${path}`, { headers });
    return { kind, name: path, bytes: Buffer.from(await reply.arrayBuffer()) };
  };
  const items = async (list: string) => JSON.parse(String((await read("api", `/api/${list}`)).bytes)).items;
  const [exchanges, notifications, contracts] = await Promise.all(
    ["exchanges", "notifications", "contracts"].map(items),
  );
  const replays = await items("replays");
  const reports = [...String((await read("document", "/endpoints")).bytes).matchAll(/er_[0-9a-z]+/g)].map(([id]) => id);
  expect([replays.length, reports.length > 0]).toEqual([3, true]);
  const ofReports = [...new Set(reports)].flatMap((id) =>
    ["report.json", "junit.xml"].map((file) => `endpoints/${id}/${file}`),
  );
  const paths = [
    ...["/", "/operations", "/operations/partner-jsapi-order", PRESIGN, "/exchanges", "/notifications", "/contracts"],
    ...["/replays", "/replays/bulk", "/targets", "/inboxes", "/endpoints", "/notifications/import"],
    ...replays.map(({ id }: { id: string }) => `/replays/${id}`),
    ...reports.map((id) => `/endpoints/${id}`),
    ...["/simulator", "/profiles", "/nothing-here", "/exchanges/nothing", "/notifications/nothing"],
    ...exchanges.map(({ id }: { id: string }) => `/exchanges/${id}`),
    ...exchanges.map(({ id }: { id: string }) => `${PRESIGN}?from=${id}`),
    ...exchanges.map(({ subject }: { subject: { prepayId: string } }) => `/simulator/cashier/${subject.prepayId}`),
    ...notifications.map(({ id }: { id: string }) => `/notifications/${id}`),
    ...contracts.map(
      (row: { profileId: string; contractCode: string }) => `/contracts/${row.profileId}/${row.contractCode}`,
    ),
  ];
  const exports = ["json", "csv", "har"].map((format) => `notifications/export?format=${format}`);
  const lists = [
    "exchanges",
    "notifications",
    "contracts",
    "deliveries",
    "replays",
    "replays/bulk",
    "replays/bulk/outlook",
    "health",
  ];
  const reads = [...lists, ...exports, ...ofReports].map((name) => `/api/${name}`);
  const built = readdirSync(join(ROOT, ".next/static"), { recursive: true, encoding: "utf8" });
  const files = (extension: string) =>
    built.filter((file) => file.endsWith(extension)).map((file) => `/_next/static/${file.replaceAll("\\", "/")}`);
  return Promise.all([
    ...paths.map((path) => read("document", path)),
    ...paths.map((path) => read("flight", path, { RSC: "1" })),
    ...[...reads, ...exchanges.map(({ id }: { id: string }) => `/api/exchanges/${id}`)].map((path) =>
      read("api", path),
    ),
    ...files(".js").map((path) => read("script", path)),
    ...files(".css").map((path) => read("stylesheet", path)),
  ]);
}

/** What goes wrong is logged and answered: that, too, must not tell. */
async function askWrongly(server: Server): Promise<Seen[]> {
  const ask = async (path: string, body: string): Promise<Seen> => {
    const headers = { Accept: "application/json", "Content-Type": "application/json", Authorization: "nonsense" };
    const reply = await fetch(`${server.doorUrl}${path}`, { method: "POST", headers, body });
    return { kind: "door", name: path, bytes: Buffer.from(`${reply.status} ${await reply.text()}`) };
  };
  const profiles = await fetch(`${server.consoleUrl}/notifications`).then((reply) => reply.text());
  const inbox = /\/notify\/(in_[0-9a-z]+)/.exec(profiles)?.[1] ?? "nobody";
  return Promise.all([
    ask("/v3/pay/partner/transactions/jsapi", "{}"),
    ask(`/notify/${inbox}`, "{"),
    ask("/sandbox/nothing", "{}"),
    ask("/nothing", ""),
  ]);
}

/** Listens to the live stream from now on; what was heard is handed over, and the stream let go, in the end. */
async function readFeed(server: Server): Promise<() => Promise<Seen>> {
  const leave = new AbortController();
  const stream = await fetch(`${server.consoleUrl}/api/feed`, { signal: leave.signal });
  const chunks: Uint8Array[] = [];
  const reader = stream.body?.getReader();
  const reading = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) chunks.push(part.value);
  })().catch(() => {});
  return async () => {
    leave.abort();
    await reading;
    const bytes = Buffer.concat(chunks);
    expect(String(bytes)).toContain('"kind":"notification"');
    return { kind: "feed", name: "/api/feed", bytes };
  };
}
