"use client";

import { useTranslations } from "use-intl";
import { VerdictBadge } from "@/components/evidence/verdict-badge";
import type { NotificationVerdict } from "@/lib/notifications/notification";
import type { CheckId } from "@/lib/wechatpay/check";

/** Verified, or rejected with the step that failed. */
export function NotificationVerdictCell(props: { verdict: NotificationVerdict; failedStep: string | null }) {
  const t = useTranslations();
  const { verdict, failedStep } = props;
  return (
    <span className="flex min-w-0 max-w-full flex-col items-start gap-0.5">
      <VerdictBadge verdict={verdict} />
      {failedStep ? (
        <span className="block w-full max-w-64 truncate text-destructive text-xs">
          {t("notifications.rejectedAt", { step: t(`checks.${failedStep as CheckId}.label`) })}
        </span>
      ) : null}
    </span>
  );
}
