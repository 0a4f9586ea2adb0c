"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLive } from "@/components/shell/live";
import { oneAtATime } from "./one-at-a-time";
import { type NotificationPage, withHead, withOlder } from "./page-of-notifications";

type Older = "idle" | "loading" | "failed";

/** The list as it grows, and how to read further back. A failed reading of the head is mended by the next event. */
export function useLiveNotifications(initial: NotificationPage) {
  const [page, setPage] = useState(initial);
  const [older, setOlder] = useState<Older>("idle");
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const refresh = useMemo(
    () =>
      oneAtATime(async () => {
        const head = await read("").catch(() => null);
        if (head && !gone.current) setPage((known) => withHead(known, head));
      }),
    [],
  );
  useLive(["notification"], refresh);

  const { next } = page;
  const readOlder = useCallback(async () => {
    if (next === null) return;
    setOlder("loading");
    const found = await read(`?before=${encodeURIComponent(next)}`).catch(() => null);
    if (gone.current) return;
    setOlder(found ? "idle" : "failed");
    if (found) setPage((known) => withOlder(known, found));
  }, [next]);

  return { page, older, readOlder };
}

async function read(query: string): Promise<NotificationPage> {
  const response = await fetch(`/api/notifications${query}`, { cache: "no-store" });
  if (!response.ok) throw new Error(`GET /api/notifications answered ${response.status}`);
  return (await response.json()) as NotificationPage;
}
