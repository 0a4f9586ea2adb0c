"use client";

import { useTranslations } from "use-intl";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { routes } from "@/lib/routes";

export const SUBJECT_LOOK =
  "font-mono text-[0.8125rem] text-brand underline-offset-4 hover:underline inline-block max-w-full truncate align-bottom";

type About = Pick<NotificationSummary, "profileId" | "subject">;

/** Where what a notification is about stands, and what it is called; null when nobody knows. */
export function subjectOf({ profileId, subject }: About): { href: string; name: string } | null {
  const { contractCode, outTradeNo } = subject;
  if (contractCode) return { href: routes.contract(profileId, contractCode), name: contractCode };
  if (outTradeNo) return { href: `${routes.simulator()}#order-${encodeURIComponent(outTradeNo)}`, name: outTradeNo };
  return null;
}

/** What a notification is about: the contract, or the order on the simulated platform. */
export function SubjectLinks(about: About) {
  const t = useTranslations("notifications");
  const subject = subjectOf(about);
  if (!subject) return <span className="text-muted-foreground">{t("noSubject")}</span>;
  return (
    <a href={subject.href} title={subject.name} className={SUBJECT_LOOK}>
      {subject.name}
    </a>
  );
}
