"use client";

import { useTranslations } from "use-intl";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { routes } from "@/lib/routes";

const LOOK =
  "font-mono text-[0.8125rem] text-brand underline-offset-4 hover:underline inline-block max-w-full truncate align-bottom";

/** What a notification is about: the contract, or the order on the simulated platform. */
export function SubjectLinks({ profileId, subject }: Pick<NotificationSummary, "profileId" | "subject">) {
  const t = useTranslations("notifications");
  if (subject.contractCode) {
    return (
      <a href={routes.contract(profileId, subject.contractCode)} title={subject.contractCode} className={LOOK}>
        {subject.contractCode}
      </a>
    );
  }
  if (subject.outTradeNo) {
    return (
      <a
        href={`${routes.simulator()}#order-${encodeURIComponent(subject.outTradeNo)}`}
        title={subject.outTradeNo}
        className={LOOK}
      >
        {subject.outTradeNo}
      </a>
    );
  }
  return <span className="text-muted-foreground">{t("noSubject")}</span>;
}
