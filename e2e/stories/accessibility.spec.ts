import { type OwnServer, ownServer } from "../own-server";
import { type PastStory, type PastTrace, plantPast } from "../past";
import { plantPlatform, signedNotification } from "../platform";
import type { Server } from "../server";
import { barriers, overflow } from "./barriers";
import { type Console, expect, field, openConsoleOf, openLive, PRESIGN, press, test } from "./console";

const OVER_MS = 2 * 3_600_000 + 60_000;

/** One story for each thing that the payer's phone and the contract's page can show. */
const STORIES = {
  ready: { agoMs: 60_000, presigned: true, acts: [] },
  offered: { agoMs: 60_000, presigned: true, acts: ["pay"] },
  signed: { agoMs: 60_000, presigned: true, acts: ["pay", "agree"] },
  declined: { agoMs: 60_000, presigned: true, acts: ["pay", "decline"] },
  closed: { agoMs: 60_000, presigned: true, acts: ["pay", "close"] },
  paid: { agoMs: 60_000, presigned: false, acts: ["pay"] },
  expired: { agoMs: OVER_MS, presigned: true, acts: [] },
  unanswered: { agoMs: OVER_MS, presigned: true, acts: ["pay"] },
} satisfies Record<string, Omit<PastStory, "code">>;

type StoryName = keyof typeof STORIES;

type Notified = { id: string; verdict: string };

let own: OwnServer;
let server: Server;
let traces: Map<string, PastTrace>;
let notified: Notified[];

test.beforeAll(async () => {
  own = await ownServer("accessibility");
  const platform = await plantPlatform(own.dataDir, own.doorUrl);
  const stories = Object.entries(STORIES).map(([code, story]) => ({ code, ...story }));
  const planted = await plantPast(own, stories);
  traces = new Map(stories.map(({ code }, index) => [code, planted[index] as PastTrace]));
  server = await own.start();
  const { path, headers, body } = signedNotification(platform, "rejected", "cut_ciphertext");
  await fetch(`${server.doorUrl}${path}`, { method: "POST", headers, body });
  await expect
    .poll(async () => {
      notified = (await fetch(`${server.consoleUrl}/api/notifications`).then((reply) => reply.json())).items;
      return notified.map(({ verdict }) => verdict).sort();
    })
    .toEqual(["rejected", ...Array.from({ length: 7 }, () => "verified")]);
});

test.afterAll(() => own.end());

const cashier = (story: StoryName) => () => `/simulator/cashier/${traces.get(story)?.prepayId}`;
const contract = (story: StoryName) => () => `/contracts/${traces.get(story)?.profileId}/${story}`;
const notification = (wanted: string) => () =>
  `/notifications/${notified.find(({ verdict }) => verdict === wanted)?.id}`;

type Look = { name: string; path: () => string; prepare?: (web: Console) => Promise<void> };

const LOOKS: Look[] = [
  ...["/", "/operations", "/operations/partner-jsapi-order", PRESIGN, "/exchanges", "/notifications"].map(plain),
  ...["/contracts", "/simulator", "/profiles", "/replays", "/replays/bulk", "/targets", "/nothing-here"].map(plain),
  { name: "a form with a broken rule", path: () => PRESIGN, prepare: breakRule },
  { name: "an exchange", path: () => `/exchanges/${traces.get("signed")?.exchangeId}` },
  { name: "a verified notification", path: notification("verified") },
  { name: "a rejected notification", path: notification("rejected") },
  ...(["signed", "declined", "expired"] as const).map((story) => ({
    name: `a contract, ${story}`,
    path: contract(story),
  })),
  ...(Object.keys(STORIES) as StoryName[]).map((story) => ({ name: `the phone, ${story}`, path: cashier(story) })),
  { name: "the phone, failed", path: cashier("ready"), prepare: failToPay },
];

function plain(path: string): Look {
  return { name: path, path: () => path };
}

async function breakRule({ page, t }: Console): Promise<void> {
  await field(page, "out_contract_code").fill("not-a-code");
  await expect(page.getByText(t("operations.broken.pattern_code"))).toBeVisible();
}

async function failToPay(web: Console): Promise<void> {
  await press(web, web.t("simulator.cashier.more"));
  await press(web, web.t("simulator.cashier.fail"));
  await expect(web.page.getByRole("heading", { name: web.t("simulator.cashier.failedTitle") })).toBeVisible();
}

/** Each page is seen light and dark, wide and narrow, in all four ways; the two languages share them. */
const VIEWS = [
  {
    locale: "zh-CN",
    seen: [
      { width: 1440, colorScheme: "light" },
      { width: 390, colorScheme: "dark" },
    ],
  },
  {
    locale: "en",
    seen: [
      { width: 1440, colorScheme: "dark" },
      { width: 390, colorScheme: "light" },
    ],
  },
] as const;

for (const { locale, seen } of VIEWS) {
  test.describe(`in ${locale}`, () => {
    let web: Console;

    test.beforeAll(async ({ browser }) => {
      web = await openConsoleOf(server, browser, locale);
    });

    test.afterAll(() => web.page.context().close());

    for (const { name, path, prepare } of LOOKS) {
      test(`${name}: no serious barrier, light or dark, and no sideways scrolling at 390 pixels`, async () => {
        const { page } = web;
        await page.setViewportSize({ width: 1440, height: 900 });
        await openLive(web, path());
        await prepare?.(web);
        for (const { width, colorScheme } of seen) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
          expect.soft(await barriers(page), `${colorScheme}, ${width} pixels`).toEqual([]);
          expect.soft(await overflow(page), `pixels that stand out at ${width}`).toBeLessThanOrEqual(0);
        }
      });
    }
  });
}
