"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/evidence/empty-state";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { MAX_ITEMS } from "@/lib/replays/bulk";
import { routes } from "@/lib/routes";
import { BulkForm } from "./bulk-form";
import type { Places } from "./place-choice";
import { type Counting, useOutlook } from "./use-outlook";

type NewBulkProps = { filter: string; places: Places; seed: number };

/** What is to be replayed, how many that is once it is counted, and how. The form does not wait for the count. */
export function NewBulk({ filter, places, seed }: NewBulkProps) {
  const t = useTranslations("replays.bulk");
  const { counting, countAgain } = useOutlook(filter);
  const terms = [...new URLSearchParams(filter)].map(([name, value]) => `${name}: ${value}`);
  const dryRun = counting.kind === "counted" ? counting.dryRun : null;
  const isImpossible = dryRun !== null && (dryRun.count === 0 || dryRun.more);
  return (
    <>
      <section aria-label={t("filter")} className="mb-5 flex flex-wrap items-center gap-2">
        <span className="text-muted-foreground">{t("filter")}</span>
        {terms.length === 0 ? <Badge tone="outline">{t("everything")}</Badge> : null}
        {terms.map((term) => (
          <Badge key={term} tone="outline" className="max-w-full whitespace-normal font-mono [overflow-wrap:anywhere]">
            {term}
          </Badge>
        ))}
        <CountLine counting={counting} />
        {counting.kind === "failed" ? <Button onClick={countAgain}>{t("countAgain")}</Button> : null}
      </section>
      {isImpossible ? (
        <EmptyState
          title={dryRun.more ? t("tooMany", { most: MAX_ITEMS }) : t("nothing")}
          action={
            <Link href={routes.notifications()} className={buttonClass({})}>
              {t("toNotifications")}
            </Link>
          }
        />
      ) : (
        <BulkForm filter={filter} dryRun={dryRun} places={places} seed={seed} />
      )}
    </>
  );
}

function CountLine({ counting }: { counting: Counting }) {
  const t = useTranslations("replays.bulk");
  return (
    <span role="status" className="ml-2">
      {counting.kind === "counting" ? <span className="text-muted-foreground">{t("counting")}</span> : null}
      {counting.kind === "failed" ? <span className="text-destructive">{t("countFailed")}</span> : null}
      {counting.kind === "counted" && !counting.dryRun.more ? (
        <strong>{t("count", { count: counting.dryRun.count })}</strong>
      ) : null}
    </span>
  );
}
