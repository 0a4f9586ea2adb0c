"use client";

import { useEffect, useRef, useState } from "react";
import { useLive } from "@/components/shell/live";
import { type Calm, calmly } from "./calmly";
import { type Counted, countNotifications } from "./read-notifications";

const EVERY_MS = 5_000;
/** Retention takes some away, and tells of the inbox. */
const KINDS = ["notification", "inbox"];

/** How many match a filter, which stays the same: counted anew after something came or went, while one can see it. */
export function useCount(query: string): Counted | null {
  const [counted, setCounted] = useState<Counted | null>(null);
  const calm = useRef<Calm | null>(null);
  useEffect(() => {
    const counting = calmly(EVERY_MS, {
      work: async () => setCounted(await countNotifications(query)),
      isVisible: () => document.visibilityState === "visible",
      now: () => performance.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
    calm.current = counting;
    counting.tell();
    document.addEventListener("visibilitychange", counting.look);
    return () => {
      document.removeEventListener("visibilitychange", counting.look);
      counting.stop();
      calm.current = null;
    };
  }, [query]);
  useLive(KINDS, () => calm.current?.tell());
  return counted;
}
