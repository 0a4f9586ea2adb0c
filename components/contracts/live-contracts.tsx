"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { oneAtATime } from "@/components/notifications/one-at-a-time";
import { useLive } from "@/components/shell/live";
import type { ContractRow } from "./contract-row";
import { ContractTable } from "./contract-table";

const KEY = ["contracts"];
const KINDS = ["contract", "exchange", "notification", "order", "delivery", "clock"];
/** Sessions run out without an event. */
const EVERY_MS = 30_000;

/** The list of contracts, kept up to date; `children` stands in its place while there is none. */
export function LiveContracts({ initial, children }: { initial: ContractRow[]; children: ReactNode }) {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: readContracts,
    initialData: initial,
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
  });
  const [refresh] = useState(() => oneAtATime(() => queries.refetchQueries({ queryKey: KEY })));
  useLive(KINDS, refresh);
  return data.length === 0 ? children : <ContractTable rows={data} />;
}

async function readContracts(): Promise<ContractRow[]> {
  const response = await fetch("/api/contracts", { cache: "no-store" });
  if (!response.ok) throw new Error(`GET /api/contracts answered ${response.status}`);
  return ((await response.json()) as { items: ContractRow[] }).items;
}
