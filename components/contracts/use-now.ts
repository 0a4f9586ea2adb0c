"use client";

import { useEffect, useState } from "react";

const TICK_MS = 1000;

/**
 * The server's time, once a second: `serverNowMs` is its clock when the page was made, and the browser only counts on,
 * unless that clock stands still.
 */
export function useNow(serverNowMs: number, runs = true): number {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    const startedAt = performance.now();
    setNowMs(serverNowMs);
    if (!runs) return;
    const timer = setInterval(() => setNowMs(serverNowMs + performance.now() - startedAt), TICK_MS);
    return () => clearInterval(timer);
  }, [serverNowMs, runs]);
  return nowMs;
}
