"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { OlderRows } from "@/components/shell/older-rows";
import { useLivePage } from "@/components/shell/use-live-page";
import { appended, readAgain } from "./contract-pages";
import type { ContractPage } from "./contract-row";
import { ContractTable } from "./contract-table";

const SOURCE = {
  kinds: ["contract", "exchange", "notification", "order", "delivery", "clock"],
  readPage: readContracts,
  read: readAll,
  join: readAgain,
  withOlder: appended,
  /** Sessions run out without an event. */
  everyMs: 30_000,
};

/** The list of contracts, kept up to date, older ones when asked; `children` stands in its place while there is none. */
export function LiveContracts({ first, children }: { first: ContractPage; children: ReactNode }) {
  const t = useTranslations("contracts");
  const { page, older, readOlder, failed } = useLivePage(first, SOURCE);
  const rows = page.items;
  if (rows.length === 0) return children;
  return (
    <>
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

/** As far back as is shown: any of the rows may have changed, and moved to the head. */
async function readAll(known: ContractPage): Promise<ContractPage> {
  let page = await readContracts(null);
  while (page.next !== null && page.items.length < known.items.length) {
    page = appended(page, await readContracts(page.next));
  }
  return page;
}

async function readContracts(before: string | null): Promise<ContractPage> {
  const url = before === null ? "/api/contracts" : `/api/contracts?before=${encodeURIComponent(before)}`;
  const response = await fetch(url, { cache: "no-store" });
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}`);
  return (await response.json()) as ContractPage;
}
