"use client";

import { type PointerEvent, useCallback } from "react";
import { useInstantTitle } from "@/components/evidence/use-instant-title";

/** Titles the instants in what it stands on when one points at them: one listener instead of one per row. */
export function useTimeTitles(): (event: PointerEvent) => void {
  const title = useInstantTitle();
  return useCallback(
    (event) => {
      const time = event.target instanceof Element ? event.target.closest<HTMLElement>("time[data-ms]") : null;
      const ms = Number(time?.dataset.ms);
      if (time) time.title = title(ms, Date.now());
    },
    [title],
  );
}
