import { chromium } from "@playwright/test";
import { findBrowser } from "../browser";
import { signedNotification, type TestPlatform } from "../platform";
import type { Server } from "../server";
import { quantile, type Row, show } from "./row";

const SAMPLES = 60;

/** Milliseconds from the acknowledgement of a notification to its row in a real browser's open list. */
export async function visibleRow(server: Server, platform: TestPlatform): Promise<Row> {
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage();
    await page.goto(`${server.consoleUrl}/notifications`);
    await page.getByRole("status").filter({ hasText: /实时/ }).first().waitFor();
    const delays: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      const code = `visible${sample}x${Date.now()}`;
      const seen = await page.evaluateHandle(watchFor, code);
      const { path, headers, body } = signedNotification(platform, code);
      const reply = await fetch(`${server.doorUrl}${path}`, { method: "POST", headers, body });
      const acknowledgedAt = performance.timeOrigin + performance.now();
      if (reply.status !== 204) throw new Error(`answered ${reply.status}`);
      delays.push(Math.max(0, (await seen.evaluate(({ at }) => at)) - acknowledgedAt));
    }
    return {
      name: "Acknowledgement to visible row, in a real browser",
      value: quantile(delays, 0.95),
      unit: "ms at p95",
      goal: 250,
      better: "lower",
      note: `${SAMPLES} notifications; median ${show(quantile(delays, 0.5))} ms, slowest ${show(Math.max(...delays))} ms`,
    };
  } finally {
    await browser.close();
  }
}

/**
 * Runs in the page: `at` is when that code was painted. The promise is wrapped, so that whoever asks gets it while it is
 * pending; no function in here has a name, because the compiler would keep it by a helper that the page does not have.
 */
function watchFor(code: string): { at: Promise<number> } {
  return {
    at: new Promise((resolve) => {
      new MutationObserver((_changes, observer) => {
        if (!document.body.textContent?.includes(code)) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    }),
  };
}
