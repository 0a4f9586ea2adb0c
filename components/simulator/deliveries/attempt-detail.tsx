"use client";

import { useTranslations } from "use-intl";
import { HeaderTable } from "@/components/evidence/header-table";
import { HttpStatus } from "@/components/evidence/http-status";
import { type KeyValue, KeyValues } from "@/components/evidence/key-values";
import { Time } from "@/components/evidence/time";
import { VisibleText } from "@/components/evidence/visible-text";
import type { AttemptRow } from "@/lib/simulator/overview-rows";

/** One try: what went out beside the body, what came back, and how long it took. */
export function AttemptDetail({ attempt }: { attempt: AttemptRow }) {
  const t = useTranslations("simulator");
  const common = useTranslations("common");
  const facts: KeyValue[] = [
    { key: "at", label: t("delivery.at"), value: <Time ms={attempt.atMs} /> },
    {
      key: "answer",
      label: t("delivery.answer"),
      value: (
        <span className="flex flex-wrap items-center gap-2">
          {attempt.status === null ? null : <HttpStatus status={attempt.status} />}
          {t(`attempt.${attempt.outcome}`)}
        </span>
      ),
    },
    { key: "took", label: t("delivery.took"), value: common("milliseconds", { ms: attempt.tookMs }) },
  ];
  if (attempt.faults.length > 0) {
    const spoiled = attempt.faults.map((kind) => t(`faults.kind.${kind}`)).join(" · ");
    facts.push({ key: "faults", label: t("delivery.faults"), value: spoiled });
  }
  return (
    <section aria-label={t("delivery.attempt", { number: attempt.number })} className="border-t" data-testid="attempt">
      <KeyValues items={facts} />
      <Part title={t("delivery.requestHeaders")}>
        <HeaderTable headers={attempt.requestHeaders} label={t("delivery.requestHeaders")} />
      </Part>
      <Part title={t("delivery.reply")}>
        {attempt.failure === null ? null : <p className="px-4 py-2 text-destructive">{attempt.failure}</p>}
        {attempt.replyText ? (
          <VisibleText text={attempt.replyText} label={t("delivery.reply")} />
        ) : attempt.failure === null ? (
          <p className="px-4 py-2 text-muted-foreground">{t("delivery.emptyReply")}</p>
        ) : null}
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="border-t">
      <h4 className="bg-muted/60 px-4 py-1.5 font-medium text-muted-foreground text-xs">{title}</h4>
      {children}
    </div>
  );
}
