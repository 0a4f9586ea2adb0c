"use client";

import { useEffect, useState } from "react";
import { fetchExchange } from "@/components/exchanges/fetch-exchanges";
import type { ExchangeView } from "@/lib/exchanges/exchange-view";

/** A recorded exchange, read once; null when it cannot be read. */
export function useExchange(id: string): ExchangeView | "loading" | null {
  const [read, setRead] = useState<{ id: string; view: ExchangeView | null } | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    fetchExchange(id, gone.signal).then(
      (view) => setRead({ id, view }),
      () => gone.signal.aborted || setRead({ id, view: null }),
    );
    return () => gone.abort();
  }, [id]);
  return read?.id === id ? read.view : "loading";
}
