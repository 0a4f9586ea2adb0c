import type { BulkItem } from "./bulk";

/** Hands out the items that wait, each once, reading a page ahead of whoever asks; null at the end. */
export type BulkQueue = { next(): Promise<BulkItem | null> };

export function createQueue(readPage: (after: number) => Promise<BulkItem[]>): BulkQueue {
  let page: BulkItem[] = [];
  let at = 0;
  let after = -1;
  let reading: Promise<void> | null = null;

  async function refill(): Promise<void> {
    page = await readPage(after);
    at = 0;
    after = page.at(-1)?.position ?? after;
  }

  return {
    async next() {
      while (at >= page.length) {
        reading ??= refill().finally(() => {
          reading = null;
        });
        await reading;
        if (page.length === 0) return null;
      }
      return page[at++] ?? null;
    },
  };
}
