"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type FilterReading, type NotificationFilter, readFilter, writeFilter } from "@/lib/notifications/filter";
import { routes } from "@/lib/routes";

/** The filter that the address holds, and a way to another one, which the browser's Back leaves again. */
export function useFilter(): { reading: FilterReading; query: string; go: (filter: NotificationFilter) => void } {
  const params = useSearchParams();
  const given = params.toString();
  return useMemo(() => {
    const reading = readFilter(new URLSearchParams(given));
    const query = reading.kind === "filter" ? writeFilter(reading.filter).toString() : given;
    const go = (filter: NotificationFilter) => {
      const next = writeFilter(filter);
      if (next.toString() !== query) window.history.pushState(null, "", routes.notifications(next));
    };
    return { reading, query, go };
  }, [given]);
}
