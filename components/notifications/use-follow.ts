"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, useCallback } from "react";

/** Follows plain links in what it listens to, without reading the page anew: one listener instead of one per link. */
export function useFollow(): (event: MouseEvent) => void {
  const router = useRouter();
  return useCallback(
    (event) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const href = link?.getAttribute("href");
      if (!link || !href?.startsWith("/") || link.target !== "") return;
      event.preventDefault();
      router.push(href);
    },
    [router],
  );
}
