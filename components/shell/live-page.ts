/** What a growing list holds: newest first, and the id behind which older ones begin, or null at the end. */
export type LivePage<Item extends { id: string }> = { items: Item[]; next: string | null };

/**
 * The list after the newest page was read again. Rows are joined by id, so an event told twice adds nothing. When so
 * many came at once that the two do not meet, the list starts anew from the head, so that it never hides a hole.
 */
export function withHead<Item extends { id: string }>(known: LivePage<Item>, head: LivePage<Item>): LivePage<Item> {
  if (head.items.length === 0) return known;
  if (known.items.length === 0 || !meets(known, head)) return head;
  return { items: joined(head.items, known.items), next: known.next };
}

/** Whether the newest page, read again, reaches down to what is known, so that nothing can be missing between the two. */
export function meets<Item extends { id: string }>(known: LivePage<Item>, head: LivePage<Item>): boolean {
  const newestKnown = known.items[0]?.id;
  return head.next === null || newestKnown === undefined || head.next <= newestKnown;
}

export function withOlder<Item extends { id: string }>(known: LivePage<Item>, older: LivePage<Item>): LivePage<Item> {
  return { items: joined(known.items, older.items), next: older.next };
}

/**
 * The same for a list whose rows change or are deleted: as far as the head reaches, the head alone says what there is.
 * `head.next` is the id of its last row, or null when nothing is older.
 */
export function withTrueHead<Item extends { id: string }>(known: LivePage<Item>, head: LivePage<Item>): LivePage<Item> {
  const { next } = head;
  if (next === null || !known.items.some(({ id }) => id >= next)) return head;
  const rest = known.items.filter(({ id }) => id < next);
  return { items: [...head.items, ...rest], next: rest.length > 0 ? known.next : next };
}

/** The list without a row that was deleted, wherever it stands. */
export function without<Item extends { id: string }>(known: LivePage<Item>, gone: string): LivePage<Item> {
  return { ...known, items: known.items.filter(({ id }) => id !== gone) };
}

/** Both are newest first; what is in both is taken from the first. In one pass, because a list may hold a hundred thousand. */
function joined<Item extends { id: string }>(first: Item[], second: Item[]): Item[] {
  const all: Item[] = [];
  let at = 0;
  for (const item of first) {
    for (let other = second[at]; other !== undefined && other.id >= item.id; other = second[at]) {
      if (other.id > item.id) all.push(other);
      at += 1;
    }
    all.push(item);
  }
  return at === 0 && first.length === 0 ? second : all.concat(second.slice(at));
}
