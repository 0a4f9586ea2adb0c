"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { useLive } from "@/components/shell/live";

/** Waits at least this long between two readings of a page, so that a burst of events costs few. */
const REST_MS = 150;

type RefreshOnProps = { kinds: readonly string[]; atMs: number | null; serverNowMs: number };

/** Reads the page's server side again when something of these kinds happened, and when a moment has come. */
export function RefreshOn({ kinds, atMs, serverNowMs }: RefreshOnProps) {
  const router = useRouter();
  const [isReading, startReading] = useTransition();
  const [isStale, setStale] = useState(false);
  useLive(kinds, () => setStale(true));
  useEffect(() => {
    if (!isStale || isReading) return;
    const timer = setTimeout(() => {
      setStale(false);
      startReading(() => router.refresh());
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [isStale, isReading, router]);
  useEffect(() => {
    if (atMs === null || atMs <= serverNowMs) return;
    const timer = setTimeout(() => setStale(true), atMs - serverNowMs);
    return () => clearTimeout(timer);
  }, [atMs, serverNowMs]);
  return null;
}
