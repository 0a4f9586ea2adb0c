import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Every finding of axe on the page as it stands: the rule, its impact, and where.
 * Waits for the title first: on the way from page to page React takes the old one out before the new one is there.
 */
async function findings(page: Page): Promise<{ impact: string; text: string }[]> {
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, html }) => ({
      impact: impact ?? "",
      text: `${id} ${target.join(" ")} ${html.slice(0, 200)}`,
    })),
  );
}

/** What axe finds serious or critical. */
export async function barriers(page: Page): Promise<string[]> {
  return (await findings(page))
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ text }) => text);
}

/** No finding of axe at all, and nothing that makes the page scroll sideways. */
export async function expectSound(page: Page, where = ""): Promise<void> {
  expect(
    (await findings(page)).map(({ text }) => text),
    where,
  ).toEqual([]);
  expect(await overflow(page), where).toBeLessThanOrEqual(0);
}

/** The pixels by which the page stands out sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
