"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { LivePage } from "@/components/shell/live-page";
import type { NotificationSummary } from "@/lib/notifications/notification";
import type { HeldPage } from "./held-page";
import { keepPlace, nameEntry, recallPlace } from "./list-place";

type Page = LivePage<NotificationSummary>;

/** The rows that the browser's Back comes back to, and how far down; null where the list was not left before. */
export function useLeftPlace(query: string): { page: HeldPage<NotificationSummary>; scrollY: number } | null {
  const [left] = useState(() => recallPlace(query));
  const scrollY = left?.scrollY ?? null;
  useLayoutEffect(() => {
    if (scrollY !== null) window.scrollTo({ top: scrollY });
  }, [scrollY]);
  return left;
}

/** Keeps what is shown, and how far down, for whoever comes back to this entry of the browser's history. */
export function useKeptPlace(query: string, { items, next }: Page): void {
  const shown = useRef<Page>({ items, next });
  shown.current = { items, next };
  useEffect(() => {
    const name = nameEntry();
    // When it is left the page that follows may be shorter already.
    let scrollY = window.scrollY;
    const look = () => {
      scrollY = window.scrollY;
    };
    window.addEventListener("scroll", look, { passive: true });
    return () => {
      window.removeEventListener("scroll", look);
      keepPlace(name, { query, page: { ...shown.current, ahead: null }, scrollY });
    };
  }, [query]);
}
