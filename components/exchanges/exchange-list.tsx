"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/evidence/empty-state";
import { useLive } from "@/components/shell/live";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { routes } from "@/lib/routes";
import { ExchangeRow } from "./exchange-row";
import { type ExchangePage, fetchExchanges } from "./fetch-exchanges";
import type { OperationTitles } from "./operation-titles";

const LIST = ["exchanges"];

type ExchangeListProps = { first: ExchangePage; titles: OperationTitles };

/** Every call, newest first; grows by itself when one is recorded, and backwards when asked. */
export function ExchangeList({ first, titles }: ExchangeListProps) {
  const t = useTranslations("exchanges");
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: LIST,
    queryFn: ({ pageParam, signal }) => fetchExchanges(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    initialData: { pages: [first], pageParams: [null] },
    staleTime: 30_000,
  });
  useLive(["exchange"], () => void queries.invalidateQueries({ queryKey: LIST }));
  const items = list.data.pages.flatMap((page) => page.items);
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
      <div
        className="mt-4 flex flex-wrap items-center justify-center gap-3 text-muted-foreground text-xs"
        aria-live="polite"
      >
        {list.isError ? <span className="text-destructive">{t("listFailed")}</span> : null}
        {list.hasNextPage ? (
          <Button onClick={() => void list.fetchNextPage()} aria-disabled={list.isFetchingNextPage}>
            {list.isFetchingNextPage ? t("olderLoading") : t("older")}
          </Button>
        ) : (
          <span>{t("end")}</span>
        )}
      </div>
    </>
  );
}
