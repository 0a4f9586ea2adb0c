import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import { routes } from "@/lib/routes";
import { ORDER_ID, PRE_SIGN_ID } from "./known-operations";
import { formFromExchange } from "./links";

/** Where the story goes on after a call, by what it was and how it ended. */
export function NextSteps({ exchange }: { exchange: ExchangeSummary }) {
  const t = useTranslations("operations.result");
  const { id, status, operationId, profileId, subject, target } = exchange;
  if (status === 401) {
    return (
      <Step href={`${routes.exchange(id)}#diagnosis`} why={t("nextSignatureWhy")} primary>
        {t("nextSignature")}
      </Step>
    );
  }
  if (status === null || status < 200 || status > 299) return null;
  if (operationId === ORDER_ID && subject.prepayId) {
    return (
      <Step href={formFromExchange(PRE_SIGN_ID, id)} why={t("nextPreSignWhy")} primary>
        {t("nextPreSign")}
      </Step>
    );
  }
  if (operationId !== PRE_SIGN_ID) return null;
  return (
    <>
      {subject.prepayId && target === "simulator" ? (
        <Step href={routes.cashier(subject.prepayId)} why={t("nextCashierWhy")} primary>
          {t("nextCashier")}
        </Step>
      ) : null}
      <Step href={routes.notifications()} why={t("nextNotificationsWhy")}>
        {t("nextNotifications")}
      </Step>
      {subject.contractCode ? (
        <Step href={routes.contract(profileId, subject.contractCode)} why={t("nextContractWhy")}>
          {t("nextContract")}
        </Step>
      ) : null}
    </>
  );
}

type StepProps = { href: string; why: string; primary?: boolean; children: ReactNode };

function Step({ href, why, primary = false, children }: StepProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Link href={href} className={buttonClass({ variant: primary ? "primary" : "outline" })}>
        {children}
        <ArrowRight aria-hidden="true" />
      </Link>
      <span className="min-w-40 flex-1 text-muted-foreground text-xs">{why}</span>
    </li>
  );
}
