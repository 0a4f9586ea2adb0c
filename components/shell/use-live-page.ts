"use client";

import { useState } from "react";
import { type LivePage, withHead, withOlder } from "./live-page";
import { type Reading, useReading } from "./use-reading";

/** A list that is read page by page, and how its pages are put together. */
export type PageSource<Page> = Reading<Page> & {
  /** The page from behind that place; null for the newest one. Rejects when it cannot be read. */
  readPage: (before: string | null) => Promise<Page>;
  withOlder: (known: Page, older: Page) => Page;
};

/** A list of rows that never change and never move: only its head is read again, when one was added. */
export function growing<Item extends { id: string }>(
  kind: string,
  readPage: (before: string | null) => Promise<LivePage<Item>>,
): PageSource<LivePage<Item>> {
  return { kinds: [kind], readPage, read: () => readPage(null), join: withHead, withOlder, everyMs: null };
}

/** A list kept true, and how to read further back. */
export function useLivePage<Page extends { next: string | null }>(initial: Page, source: PageSource<Page>) {
  const [older, setOlder] = useState<"idle" | "loading" | "failed">("idle");
  const { data: page, setData: setPage, failed, gone } = useReading(initial, source);
  const readOlder = async () => {
    if (page.next === null || older === "loading") return;
    setOlder("loading");
    const found = await source.readPage(page.next).catch(() => null);
    if (gone.current) return;
    setOlder(found ? "idle" : "failed");
    if (found) setPage((known) => source.withOlder(known, found));
  };
  return { page, older, readOlder, failed, setPage };
}
