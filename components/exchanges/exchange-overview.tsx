"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { KeyValues } from "@/components/evidence/key-values";
import { Time } from "@/components/evidence/time";
import type { ExchangeView } from "@/lib/exchanges/exchange-view";
import { inLocale } from "@/lib/i18n/locale";
import { routes } from "@/lib/routes";
import type { Bilingual } from "@/lib/wechatpay/bilingual";
import { SubjectLinks } from "./subject-links";

type ExchangeOverviewProps = { exchange: ExchangeView; title: Bilingual | null; profileName: string | null };

/** When, which operation, who signed, what it is about. */
export function ExchangeOverview({ exchange, title, profileName }: ExchangeOverviewProps) {
  const t = useTranslations("exchanges");
  const locale = useLocale();
  const { id, atMs, operationId, signing } = exchange;
  return (
    <KeyValues
      items={[
        { key: "at", label: t("at"), value: <Time ms={atMs} /> },
        {
          key: "operation",
          label: t("onOperation"),
          value: (
            <Link href={routes.operation(operationId)} className="text-brand underline-offset-4 hover:underline">
              {title ? inLocale(title, locale) : operationId}
            </Link>
          ),
        },
        {
          key: "profile",
          label: t("sentAs"),
          value: (
            <>
              {profileName} <code className="text-muted-foreground text-xs">{signing.mchid}</code>
            </>
          ),
        },
        { key: "subject", label: t("column.subject"), value: <SubjectLinks exchange={exchange} /> },
        { key: "id", label: "ID", value: id, mono: true, copy: id },
      ]}
    />
  );
}
