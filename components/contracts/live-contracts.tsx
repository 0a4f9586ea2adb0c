"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { OlderRows } from "@/components/shell/older-rows";
import { useLivePage } from "@/components/shell/use-live-page";
import { appended, readAgain } from "./contract-pages";
import type { ContractPage } from "./contract-row";
import { ContractTable } from "./contract-table";

const KINDS = ["contract", "exchange", "notification", "order", "delivery", "clock"];

type LiveContractsProps = { first: ContractPage; query: string; children: ReactNode };

/** The list of contracts, kept up to date, older ones when asked; `children` stands in its place while there is none. */
export function LiveContracts({ first, query, children }: LiveContractsProps) {
  const t = useTranslations("contracts");
  const [source] = useState(() => sourceOf(query));
  const { page, older, readOlder, failed } = useLivePage(first, source);
  const rows = page.items;
  if (rows.length === 0) return children;
  return (
    <>
      {page.updating ? (
        <p role="status" className="mb-3 text-muted-foreground text-sm">
          {t("search.updating")}
        </p>
      ) : null}
      <ContractTable rows={rows} />
      <OlderRows
        hasOlder={page.next !== null}
        failed={failed}
        older={older}
        readOlder={readOlder}
        texts={{ failed: t("listFailed"), loading: t("olderLoading"), older: t("older"), end: t("end") }}
      />
    </>
  );
}

/** One list for one query string; all of it stays the same while the component stands, so another query is another key. */
function sourceOf(query: string) {
  const readPage = (before: string | null) => readContracts(query, before);
  return {
    kinds: KINDS,
    readPage,
    read: (known: ContractPage) => readAll(known, readPage),
    join: readAgain,
    withOlder: appended,
    /** Sessions run out without an event. */
    everyMs: 30_000,
  };
}

/** As far back as is shown: any of the rows may have changed, and moved to the head. */
async function readAll(
  known: ContractPage,
  readPage: (before: string | null) => Promise<ContractPage>,
): Promise<ContractPage> {
  let page = await readPage(null);
  while (page.next !== null && page.items.length < known.items.length) page = appended(page, await readPage(page.next));
  return page;
}

async function readContracts(query: string, before: string | null): Promise<ContractPage> {
  const params = new URLSearchParams(query);
  if (before !== null) params.set("before", before);
  const url = `/api/contracts?${params}`;
  const response = await fetch(url, { cache: "no-store" });
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}`);
  return (await response.json()) as ContractPage;
}
