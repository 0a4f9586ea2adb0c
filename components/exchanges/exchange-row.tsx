"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { Time } from "@/components/evidence/time";
import { VerdictBadge } from "@/components/evidence/verdict-badge";
import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import { inLocale } from "@/lib/i18n/locale";
import { routes } from "@/lib/routes";
import type { OperationTitles } from "./operation-titles";
import { StatusBadge } from "./status-badge";
import { SubjectLinks } from "./subject-links";

/** One call of the list; the whole row opens it, the links inside lead elsewhere. Stacks into a card on a phone. */
export function ExchangeRow({ exchange, titles }: { exchange: ExchangeSummary; titles: OperationTitles }) {
  const common = useTranslations("common");
  const locale = useLocale();
  const title = titles[exchange.operationId];
  return (
    <li className="relative grid gap-x-4 gap-y-1.5 px-4 py-3 transition-colors hover:bg-accent/50 lg:grid-cols-[11.5rem_minmax(0,1fr)_11.5rem_minmax(0,19rem)]">
      <div className="flex flex-wrap items-baseline gap-x-3 text-xs lg:flex-col">
        <Time ms={exchange.atMs} />
        <span className="text-muted-foreground tabular-nums">{common("milliseconds", { ms: exchange.tookMs })}</span>
      </div>
      <div className="min-w-0">
        <Link
          href={routes.exchange(exchange.id)}
          className="font-medium after:absolute after:inset-0"
          data-testid="exchange-row"
        >
          {title ? inLocale(title, locale) : exchange.operationId}
        </Link>
        <p className="font-mono text-2xs text-muted-foreground [overflow-wrap:anywhere]">
          {exchange.method} {exchange.pathAndQuery}
        </p>
      </div>
      <div className="flex flex-wrap content-start items-center gap-1.5">
        <StatusBadge status={exchange.status} code={exchange.code} />
        <VerdictBadge verdict={exchange.verdict} />
      </div>
      <SubjectLinks exchange={exchange} />
    </li>
  );
}
