"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { VisibleText } from "@/components/evidence/visible-text";
import { Card, CardHeader } from "@/components/ui/card";
import type { ExchangeView } from "@/lib/exchanges/exchange-view";
import type { Diagnosis } from "@/lib/wechatpay/diagnose";
import { findingText } from "./finding-text";
import type { ExchangeTexts } from "./status-text";

/** Why a signature was not accepted: the proven cause first, then the two strings side by side. Only for a 401. */
export function DiagnosisSection({ exchange: { reply, diagnosis } }: { exchange: ExchangeView }) {
  const t = useTranslations("exchanges");
  if (reply.kind !== "reply" || reply.status !== 401) return null;
  return (
    <Card aria-labelledby="diagnosis" className="border-destructive-line" data-testid="diagnosis">
      <CardHeader
        id="diagnosis"
        title={t("diagnosis.title")}
        description={diagnosis ? t("diagnosis.why") : undefined}
      />
      {diagnosis ? <Compared diagnosis={diagnosis} /> : <p className="p-4">{t("diagnosis.none")}</p>}
    </Card>
  );
}

function Compared({ diagnosis }: { diagnosis: Diagnosis }) {
  const t = useTranslations("exchanges");
  const { ours, theirs, longerByBytes, findings } = diagnosis;
  return (
    <>
      <ul aria-label={t("diagnosis.cause")} className="divide-y border-b bg-destructive-soft/60">
        {findings.map((finding) => (
          <li key={finding.id} className="flex gap-2 px-4 py-2.5 text-destructive">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            <span className="min-w-0 [overflow-wrap:anywhere]">{findingText(t, finding)}</span>
          </li>
        ))}
      </ul>
      <p className="border-b px-4 py-2.5 text-muted-foreground text-xs">
        {lengthText(t, longerByBytes)}
        {" · "}
        {differenceText(t, diagnosis)}
      </p>
      <div className="grid divide-y lg:grid-cols-2 lg:divide-x lg:divide-y-0">
        <Side title={t("diagnosis.ours")} bytes={ours.lengthBytes} text={ours.truncated} />
        <Side title={t("diagnosis.theirs")} bytes={theirs.lengthBytes} text={theirs.truncated} />
      </div>
      <p className="border-t px-4 py-2 text-muted-foreground text-xs">{t("diagnosis.text")}</p>
    </>
  );
}

function Side({ title, bytes, text }: { title: string; bytes: number; text: string }) {
  const common = useTranslations("common");
  return (
    <div className="min-w-0">
      <h3 className="flex justify-between gap-3 border-b px-4 py-1.5 font-medium text-xs">
        {title}
        <span className="text-muted-foreground tabular-nums">{common("bytes", { bytes })}</span>
      </h3>
      <VisibleText text={text} numbered label={title} />
    </div>
  );
}

function lengthText(t: ExchangeTexts, longerByBytes: number): string {
  if (longerByBytes === 0) return t("diagnosis.even");
  return longerByBytes > 0
    ? t("diagnosis.longer", { difference: longerByBytes })
    : t("diagnosis.shorter", { difference: -longerByBytes });
}

function differenceText(t: ExchangeTexts, { firstDifference }: Diagnosis): string {
  if (firstDifference === null) return t("diagnosis.same");
  const { line, column, ours, theirs } = firstDifference;
  return t("diagnosis.first", { line, column, ours: characterText(t, ours), theirs: characterText(t, theirs) });
}

function characterText(t: ExchangeTexts, character: string): string {
  if (character === "") return t("diagnosis.end");
  return character === "\n" ? t("diagnosis.lineFeed") : `“${character}”`;
}
