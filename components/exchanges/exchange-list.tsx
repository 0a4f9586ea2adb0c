"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/evidence/empty-state";
import { OlderRows } from "@/components/shell/older-rows";
import { growing, useLivePage } from "@/components/shell/use-live-page";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { routes } from "@/lib/routes";
import { ExchangeRow } from "./exchange-row";
import { type ExchangePage, fetchExchanges } from "./fetch-exchanges";
import type { OperationTitles } from "./operation-titles";

const SOURCE = growing("exchange", fetchExchanges);

type ExchangeListProps = { first: ExchangePage; titles: OperationTitles };

/** Every call, newest first; grows by itself when one is recorded, and backwards when asked. */
export function ExchangeList({ first, titles }: ExchangeListProps) {
  const t = useTranslations("exchanges");
  const { page, older, readOlder, failed } = useLivePage(first, SOURCE);
  const { items } = page;
  if (items.length === 0) {
    return (
      <EmptyState
        title={t("empty")}
        action={
          <Link href={routes.operations()} className={buttonClass({ variant: "primary" })}>
            {t("emptyAction")}
          </Link>
        }
      >
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <>
      <Card>
        <ol aria-label={t("list")} className="divide-y">
          {items.map((exchange) => (
            <ExchangeRow key={exchange.id} exchange={exchange} titles={titles} />
          ))}
        </ol>
      </Card>
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
