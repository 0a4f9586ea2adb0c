"use client";

import { useTranslations } from "use-intl";
import { timeLeft } from "@/components/contracts/time-left";
import { useNow } from "@/components/contracts/use-now";
import { HttpStatus } from "@/components/evidence/http-status";
import { Time } from "@/components/evidence/time";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { DeliveryRow, DeliveryState } from "@/lib/simulator/overview-rows";

const COLUMNS = ["event", "state", "attempts", "last", "due", "subject", "url", "created"] as const;

const TONES: Record<DeliveryState, BadgeTone> = { pending: "warning", delivered: "success", given_up: "destructive" };

/** What the platform tells merchants: to whom, how often it tried, what came back, when it tries again. */
export function DeliveryTable({
  deliveries,
  serverNowMs,
}: {
  deliveries: readonly DeliveryRow[];
  serverNowMs: number;
}) {
  const t = useTranslations("simulator");
  const nowMs = useNow(serverNowMs);
  return (
    <Table aria-label={t("deliveries.name")}>
      <TableHead>
        <tr>
          {COLUMNS.map((column) => (
            <HeadCell key={column} className={column === "attempts" ? "text-right" : undefined}>
              {t(`deliveries.columns.${column}`)}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {deliveries.map((delivery) => (
          <TableRow key={delivery.id}>
            <Cell>
              <code className="text-[0.8125rem]">{delivery.eventType}</code>
            </Cell>
            <Cell>
              <Badge tone={TONES[delivery.state]}>{t(`deliveryState.${delivery.state}`)}</Badge>
            </Cell>
            <Cell className="text-right tabular-nums">{delivery.attempts}</Cell>
            <Cell>
              <LastResult delivery={delivery} />
            </Cell>
            <Cell className="tabular-nums">
              {delivery.dueAtMs === null ? t("deliveries.none") : timeLeft(delivery.dueAtMs, nowMs)}
            </Cell>
            <Cell>
              <code className="text-xs">{delivery.contractCode ?? delivery.outTradeNo ?? t("deliveries.none")}</code>
            </Cell>
            <Cell className="min-w-56 [overflow-wrap:anywhere]">
              <code className="text-xs">{delivery.url}</code>
            </Cell>
            <Cell>
              <Time ms={delivery.createdAtMs} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function LastResult({ delivery }: { delivery: DeliveryRow }) {
  const t = useTranslations("simulator");
  const { lastOutcome, lastStatus } = delivery;
  if (lastOutcome === null)
    return <span className="whitespace-nowrap text-muted-foreground">{t("deliveries.notYet")}</span>;
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      {lastStatus === null ? null : <HttpStatus status={lastStatus} />}
      <span>{t(`attempt.${lastOutcome}`)}</span>
    </span>
  );
}
