import { expect, test } from "vitest";
import { pageOf } from "./list-page";

const ALL = ["e", "d", "c", "b", "a"];
const reading = {
  read: async ({ limit, before }: { limit: number; before?: string | undefined }) =>
    ALL.filter((id) => before === undefined || id < before).slice(0, limit),
  idOf: (id: string) => id,
};

test("pages that follow one another show everything once, and the last says that nothing follows", async () => {
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page: { items: string[]; next: string | null } = await pageOf({ shown: 2, before }, reading);
    seen.push(...page.items);
    before = page.next;
  } while (before !== null);
  expect(seen).toEqual(ALL);
});

test("a list that just fills its page has no next one", async () => {
  expect(await pageOf({ shown: 5, before: null }, reading)).toEqual({ items: ALL, next: null });
});
