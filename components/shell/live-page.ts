/** What a growing list holds: newest first, and the id behind which older ones begin, or null at the end. */
export type LivePage<Item extends { id: string }> = { items: Item[]; next: string | null };

/**
 * The list after the newest page was read again. Rows are joined by id, so an event told twice adds nothing. When so
 * many came at once that the two do not meet, the list starts anew from the head, so that it never hides a hole.
 */
export function withHead<Item extends { id: string }>(known: LivePage<Item>, head: LivePage<Item>): LivePage<Item> {
  const oldestOfHead = head.items.at(-1)?.id;
  const newestKnown = known.items[0]?.id;
  if (oldestOfHead === undefined) return known;
  if (newestKnown === undefined) return head;
  if (head.next !== null && oldestOfHead > newestKnown) return head;
  return { items: joined(head.items, known.items), next: known.next };
}

export function withOlder<Item extends { id: string }>(known: LivePage<Item>, older: LivePage<Item>): LivePage<Item> {
  return { items: joined(known.items, older.items), next: older.next };
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
