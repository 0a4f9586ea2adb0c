"use client";

import { useEffect } from "react";
import { useTimeZone } from "use-intl";
import { browserTimeZone } from "./browser-time-zone";

const YEAR_MS = 31_536_000_000;

/** Tells the server the browser's zone, so that the next page is rendered in it at once. */
export function ZoneCookie({ name }: { name: string }) {
  const rendered = useTimeZone();
  useEffect(() => {
    const value = browserTimeZone();
    if (value === rendered || !("cookieStore" in window)) return;
    void window.cookieStore.set({ name, value, path: "/", sameSite: "lax", expires: Date.now() + YEAR_MS });
  }, [name, rendered]);
  return null;
}
