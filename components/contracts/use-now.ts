"use client";

import { useEffect, useState } from "react";

const TICK_MS = 1000;

/** The server's time, once a second: `serverNowMs` is its clock when the page was made, and the browser only counts on. */
export function useNow(serverNowMs: number): number {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    const startedAt = performance.now();
    setNowMs(serverNowMs);
    const timer = setInterval(() => setNowMs(serverNowMs + performance.now() - startedAt), TICK_MS);
    return () => clearInterval(timer);
  }, [serverNowMs]);
  return nowMs;
}
