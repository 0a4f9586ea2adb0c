"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { timeLeft } from "@/components/contracts/time-left";
import { JsonView } from "@/components/evidence/json-view";
import { type KeyValue, KeyValues } from "@/components/evidence/key-values";
import { Time } from "@/components/evidence/time";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { AttemptRow, DeliveryDetail } from "@/lib/simulator/overview-rows";
import { type SandboxNow, useSandboxNow } from "../clock/sandbox-now";
import { AttemptDetail } from "./attempt-detail";
import { OutcomeGlyph } from "./outcome-glyph";
import { useDeliveryLink } from "./use-delivery-link";

type DeliveryPanelProps = { delivery: DeliveryDetail; attempt: AttemptRow | null; now: SandboxNow };

/** One delivery: what it is, each attempt to choose from, and the chosen one to the last header. */
export function DeliveryPanel({ delivery, attempt, now }: DeliveryPanelProps) {
  const t = useTranslations("simulator");
  const linkTo = useDeliveryLink();
  const nowMs = useSandboxNow(now);
  const facts: KeyValue[] = [
    { key: "id", label: t("delivery.id"), value: delivery.eventId, mono: true, copy: delivery.eventId },
    { key: "url", label: t("deliveries.columns.url"), value: delivery.url, mono: true },
    { key: "made", label: t("deliveries.columns.created"), value: <Time ms={delivery.createdAtMs} /> },
    { key: "due", label: t("deliveries.columns.due"), value: <NextDue delivery={delivery} nowMs={nowMs} /> },
  ];
  return (
    <section aria-labelledby="delivery" className="border-t" data-testid="delivery">
      <header className="flex items-center justify-between gap-4 border-b py-1 pr-2 pl-4">
        <h3 id="delivery" className="font-semibold text-sm">
          {t("delivery.title", { event: delivery.eventType })}
        </h3>
        <Link
          href={linkTo()}
          scroll={false}
          aria-label={t("delivery.close")}
          className={buttonClass({ variant: "ghost", size: "icon" })}
        >
          <X aria-hidden="true" />
        </Link>
      </header>
      <KeyValues items={facts} />
      <AttemptChoice delivery={delivery} chosen={attempt} />
      {attempt ? <AttemptDetail attempt={attempt} /> : null}
      <details className="border-t">
        <summary className="px-4 py-2 font-medium text-xs">{t("delivery.body")}</summary>
        <JsonView text={delivery.body} label={t("delivery.body")} />
      </details>
    </section>
  );
}

function NextDue({ delivery: { dueAtMs, state }, nowMs }: { delivery: DeliveryDetail; nowMs: number }) {
  const t = useTranslations("simulator");
  if (dueAtMs === null) return <span className="text-muted-foreground">{t(`delivery.noMore.${state}`)}</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      <Time ms={dueAtMs} />
      <span className="text-muted-foreground tabular-nums">
        {t("picture.nextIn", { time: timeLeft(dueAtMs, nowMs) })}
      </span>
    </span>
  );
}

function AttemptChoice({ delivery, chosen }: { delivery: DeliveryDetail; chosen: AttemptRow | null }) {
  const t = useTranslations("simulator");
  const linkTo = useDeliveryLink();
  if (delivery.history.length === 0) {
    return <p className="border-t px-4 py-3 text-muted-foreground">{t("deliveries.notYet")}</p>;
  }
  return (
    <nav aria-label={t("picture.attempts")} className="border-t px-4 py-3">
      <ol className="flex flex-wrap gap-1.5">
        {delivery.history.map((attempt) => (
          <li key={attempt.id}>
            <Link
              href={linkTo({ delivery: delivery.id, attempt: attempt.id })}
              scroll={false}
              aria-current={attempt.id === chosen?.id ? "true" : undefined}
              className={cn(
                "flex items-center gap-1.5 rounded-md border px-2 py-1 text-xs tabular-nums transition-colors hover:bg-accent",
                attempt.id === chosen?.id && "border-ring bg-accent font-medium",
              )}
            >
              <OutcomeGlyph glyph={attempt.outcome} className="size-3.5" />
              {t("delivery.attempt", { number: attempt.number })}
              <span className="sr-only">{t(`attempt.${attempt.outcome}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
