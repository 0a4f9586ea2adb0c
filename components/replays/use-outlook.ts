"use client";

import { useCallback, useEffect, useState } from "react";
import type { DryRun } from "@/lib/replays/outlook";
import { readOutlook } from "./read-pages";

export type Counting = { kind: "counting" } | { kind: "counted"; dryRun: DryRun } | { kind: "failed" };

/** Counts what a filter matches once the page stands, and anew when asked to. */
export function useOutlook(filter: string): { counting: Counting; countAgain: () => void } {
  const [counting, setCounting] = useState<Counting>({ kind: "counting" });
  const count = useCallback(() => {
    const left = new AbortController();
    setCounting({ kind: "counting" });
    readOutlook(filter, left.signal).then(
      (dryRun) => setCounting({ kind: "counted", dryRun }),
      () => left.signal.aborted || setCounting({ kind: "failed" }),
    );
    return () => left.abort();
  }, [filter]);
  useEffect(() => count(), [count]);
  return { counting, countAgain: count };
}
