"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import { routes } from "@/lib/routes";

type SubjectLinksProps = { exchange: Pick<ExchangeSummary, "profileId" | "subject" | "target"> };

/** What an exchange is about, with the way to the contract and to the payer's phone where there is one. */
export function SubjectLinks({ exchange: { profileId, subject, target } }: SubjectLinksProps) {
  const t = useTranslations("exchanges");
  const { contractCode, outTradeNo, prepayId } = subject;
  const link = "text-brand underline-offset-4 hover:underline";
  return (
    <span className="relative flex flex-col items-start gap-0.5 text-xs [overflow-wrap:anywhere]">
      {contractCode ? (
        <Link href={routes.contract(profileId, contractCode)} className={link}>
          {t("subject.contract", { code: contractCode })}
        </Link>
      ) : null}
      {outTradeNo ? <span className="text-muted-foreground">{t("subject.order", { code: outTradeNo })}</span> : null}
      {prepayId && target === "simulator" ? (
        <Link href={routes.cashier(prepayId)} className={link}>
          {t("subject.prepay", { code: prepayId })}
        </Link>
      ) : null}
      {prepayId && target === "platform" ? (
        <span className="text-muted-foreground">{t("subject.prepay", { code: prepayId })}</span>
      ) : null}
      {contractCode || outTradeNo || prepayId ? null : (
        <span className="text-muted-foreground">{t("subjectNone")}</span>
      )}
    </span>
  );
}
