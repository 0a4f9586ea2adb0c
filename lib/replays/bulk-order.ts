import type { BulkOrder } from "./bulk";

/** The same ids in the order in which they are to be sent; they come oldest first. */
export function inOrder(ids: readonly string[], order: BulkOrder): string[] {
  if (order.kind === "oldest") return [...ids];
  if (order.kind === "newest") return [...ids].reverse();
  const shuffled = [...ids];
  const next = sequence(order.seed);
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    const [one, two] = [shuffled[last], shuffled[other]];
    if (one !== undefined && two !== undefined) [shuffled[last], shuffled[other]] = [two, one];
  }
  return shuffled;
}

/** Numbers in [0, 1) that a seed determines (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
