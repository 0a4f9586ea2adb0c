"use client";

import type { ReactNode } from "react";
import { useReading } from "@/components/shell/use-reading";
import type { ContractRow } from "./contract-row";
import { ContractTable } from "./contract-table";

const READING = {
  kinds: ["contract", "exchange", "notification", "order", "delivery"],
  read: readContracts,
  join: (_known: ContractRow[], fresh: ContractRow[]) => fresh,
  /** Sessions run out without an event. */
  everyMs: 30_000,
};

/** The list of contracts, kept up to date; `children` stands in its place while there is none. */
export function LiveContracts({ initial, children }: { initial: ContractRow[]; children: ReactNode }) {
  const { data } = useReading(initial, READING);
  return data.length === 0 ? children : <ContractTable rows={data} />;
}

async function readContracts(): Promise<ContractRow[]> {
  const response = await fetch("/api/contracts", { cache: "no-store" });
  if (!response.ok) throw new Error(`GET /api/contracts answered ${response.status}`);
  return ((await response.json()) as { items: ContractRow[] }).items;
}
