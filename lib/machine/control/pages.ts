import * as z from "zod";

export const limit = z.coerce.number().int().min(1).max(500).default(50);

/** What a list is asked for: how many, and after which id. */
export const page = { limit, before: z.string().max(64).optional() };

export const next = z.string().nullable().meta({ description: "The `before` of the page that follows." });

/** One more than asked for, to tell whether a page follows. */
export function oneMore<Query extends { limit: number }>(query: Query): Query {
  return { ...query, limit: query.limit + 1 };
}

export function cut<Item>(
  found: readonly Item[],
  { limit }: { limit: number },
  idOf: (item: Item) => string,
): { items: Item[]; next: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? idOf(last) : null };
}
