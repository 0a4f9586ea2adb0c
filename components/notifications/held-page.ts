import { type LivePage, meets, withHead, withOlder } from "@/components/shell/live-page";

/** A growing list. `ahead`: its newest rows, where so many came at once that they do not reach down to it; else null. */
export type HeldPage<Item extends { id: string }> = LivePage<Item> & { ahead: LivePage<Item> | null };

export function heldPage<Item extends { id: string }>({ items, next }: LivePage<Item>): HeldPage<Item> {
  return { items, next, ahead: null };
}

/** The list with its newest rows read again; those that do not reach it wait beside it, and nothing in it moves. */
export function withHeadBeside<Item extends { id: string }>(
  known: HeldPage<Item>,
  head: LivePage<Item>,
): HeldPage<Item> {
  if (known.ahead !== null) return { ...known, ahead: withHead(known.ahead, head) };
  if (known.items.length > 0 && head.items.length > 0 && !meets(known, head)) return { ...known, ahead: head };
  return heldPage(withHead(known, head));
}

export function withOlderBelow<Item extends { id: string }>(
  known: HeldPage<Item>,
  older: LivePage<Item>,
): HeldPage<Item> {
  return { ...withOlder(known, older), ahead: known.ahead };
}

/** The list anew from the rows that waited beside it. */
export function startedAnew<Item extends { id: string }>(known: HeldPage<Item>): HeldPage<Item> {
  return known.ahead === null ? known : heldPage(known.ahead);
}
