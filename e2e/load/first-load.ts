import { chromium } from "@playwright/test";
import { findBrowser } from "../browser";
import type { Server } from "../server";
import { type Row, show } from "./row";

const ROUTES = [
  "/",
  "/operations",
  "/operations/partner-jsapi-order",
  "/operations/service-provider-pay-redirect-sign",
  "/exchanges",
  "/notifications",
  "/contracts",
  "/simulator",
  "/profiles",
];

/** JavaScript over the wire (gzip) at the first load of each route; the heaviest one counts. */
export async function firstLoadRow(server: Server): Promise<Row> {
  const browser = await chromium.launch(await findBrowser());
  const weights: [string, number][] = [];
  try {
    for (const route of ROUTES) weights.push([route, await scriptBytes(browser, `${server.consoleUrl}${route}`)]);
  } finally {
    await browser.close();
  }
  const [heaviest = ["", Number.NaN] as const] = weights.toSorted((left, right) => right[1] - left[1]);
  return {
    name: `First-load JavaScript of the heaviest route (${heaviest[0]})`,
    value: heaviest[1] / 1024,
    unit: "KB gzip",
    goal: 200,
    better: "lower",
    note: weights.map(([route, bytes]) => `${route} ${show(bytes / 1024)}`).join(" · "),
  };
}

async function scriptBytes(browser: Awaited<ReturnType<typeof chromium.launch>>, url: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(1_500);
  await context.close();
  return bytes;
}
