"use client";

import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Notification } from "@/lib/notifications/notification";

/** What the inbox answered, and what the platform makes of it. */
export function AnswerCard({ notification }: { notification: Notification }) {
  const t = useTranslations("notifications.detail");
  const { answeredStatus: status } = notification;
  return (
    <Card aria-labelledby="answer">
      <CardHeader id="answer" title={t("answer")} />
      <CardBody className="flex flex-col gap-1.5">
        <p>{t(status === 200 || status === 204 ? "answerOk" : "answerRefused", { status: String(status) })}</p>
        <p className="text-muted-foreground text-xs">{t("answerNote")}</p>
      </CardBody>
    </Card>
  );
}
