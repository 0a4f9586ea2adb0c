/** One page of a list that is read by `limit` and `before`: one more than is shown is asked for, to know if there is a next. */
export async function pageOf<Item>(
  { shown, before }: { shown: number; before: string | null },
  {
    read,
    idOf,
  }: {
    read(page: { limit: number; before?: string | undefined }): Promise<Item[]>;
    idOf(item: Item): string;
  },
): Promise<{ items: Item[]; next: string | null }> {
  const found = await read({ limit: shown + 1, before: before ?? undefined });
  const items = found.slice(0, shown);
  const last = items.at(-1);
  return { items, next: found.length > shown && last !== undefined ? idOf(last) : null };
}
