import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { openStore } from "@/lib/db/client";
import { findBrowser } from "../browser";
import { plantPlatform } from "../platform";
import { freeDoors, startServer, stopServer } from "../server";
import { plantNotifications } from "./notifications-list-rows";
import { quantile, type Row, show } from "./row";

const STORED = 100_000;
const TURNS = 400;
const WHEEL_PX = 900;
const TURN_MS = 25;

/** Frames a second while a wheel scrolls through thousands of rows of a list of 100,000, in a real browser. */
export async function scrollRow(): Promise<Row> {
  const dataDir = mkdtempSync(join(tmpdir(), "qianyue-bench-scroll-"));
  const doors = await freeDoors(dataDir);
  try {
    const { inbox } = await plantPlatform(dataDir, `http://127.0.0.1:${doors.doorPort}`);
    const store = await openStore({ dataDir, databaseUrl: undefined });
    const profile = await store.db.selectFrom("profile").select("id").executeTakeFirstOrThrow();
    await plantNotifications(store, { inbox, profileId: profile.id, count: STORED, fromMs: Date.UTC(2026, 0, 1) });
    await store.close();
    const server = await startServer(doors);
    try {
      return await scroll(server.consoleUrl);
    } finally {
      await stopServer(server);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function scroll(consoleUrl: string): Promise<Row> {
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${consoleUrl}/notifications`);
    await page.locator("tr[data-notification]").first().waitFor();
    await page.mouse.move(700, 500);
    await page.evaluate(WATCH_FRAMES);
    for (let turn = 0; turn < TURNS; turn++) {
      await page.mouse.wheel(0, WHEEL_PX);
      await page.waitForTimeout(TURN_MS);
    }
    const frames = (await page.evaluate("window.takenFrames")) as number[];
    const reached = await lastRow(page);
    const seconds = frames.reduce((sum, ms) => sum + ms, 0) / 1000;
    return {
      name: `Scrolling the list of ${STORED} notifications by wheel`,
      value: frames.length / seconds,
      unit: "frames/s",
      goal: 50,
      better: "higher",
      note: `${reached} rows in ${show(seconds)} s; frame p50 ${show(quantile(frames, 0.5))}, p95 ${show(quantile(frames, 0.95))}, worst ${show(Math.max(...frames))} ms; ${frames.filter((ms) => ms > 20).length} of ${frames.length} over 20 ms`,
    };
  } finally {
    await browser.close();
  }
}

async function lastRow(page: Page): Promise<number> {
  const index = await page.locator("tr[data-notification]").last().getAttribute("aria-rowindex");
  return Number(index);
}

/** Runs in the page, as text: the compiler would give its function a name by a helper that the page does not have. */
const WATCH_FRAMES = `
  window.takenFrames = [];
  let last = performance.now();
  requestAnimationFrame(function look(now) {
    window.takenFrames.push(now - last);
    last = now;
    requestAnimationFrame(look);
  });`;
