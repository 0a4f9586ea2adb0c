"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { timeLeft } from "@/components/contracts/time-left";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { DeliveryState } from "@/lib/simulator/overview-rows";
import type { DeliveryLine } from "./delivery-line";
import { useDeliveryLink } from "./use-delivery-link";

const TONES: Record<DeliveryState, BadgeTone> = { pending: "warning", delivered: "success", given_up: "destructive" };

type DeliveryRowHeadProps = { line: DeliveryLine; nowMs: number; isOpen: boolean };

/** Which delivery a row is, how it stands, and the way to all of it. */
export function DeliveryRowHead({ line: { delivery }, nowMs, isOpen }: DeliveryRowHeadProps) {
  const t = useTranslations("simulator");
  const linkTo = useDeliveryLink();
  const subject = delivery.contractCode ?? delivery.outTradeNo;
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          href={linkTo({ delivery: delivery.id })}
          scroll={false}
          aria-current={isOpen ? "true" : undefined}
          className="font-mono text-[0.8125rem] underline-offset-4 [overflow-wrap:anywhere] hover:underline"
        >
          {delivery.eventType}
        </Link>
        <Badge tone={TONES[delivery.state]}>{t(`deliveryState.${delivery.state}`)}</Badge>
      </p>
      <p className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
        {subject ? <code className="[overflow-wrap:anywhere]">{subject}</code> : null}
        <span className="tabular-nums">
          {t("picture.tried", { count: delivery.attempts })}
          {delivery.dueAtMs === null ? null : ` · ${t("picture.nextIn", { time: timeLeft(delivery.dueAtMs, nowMs) })}`}
        </span>
      </p>
    </div>
  );
}
