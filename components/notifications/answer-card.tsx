"use client";

import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { NotificationView } from "./notification-view";
import { DeliveryLink, ToldAnswer } from "./told-answer";

/** What the inbox answered, and what the platform makes of it. */
export function AnswerCard({ view }: { view: NotificationView }) {
  const t = useTranslations("notifications.detail");
  const told = useTranslations("inboxes.told");
  const { answeredStatus: status } = view.notification;
  const { given, usualStatus, deliveryId } = view.answer;
  if (view.marks.imported !== null) return null;
  const isWaiting = given === null && status === 0;
  return (
    <Card aria-labelledby="answer">
      <CardHeader
        id="answer"
        title={given ? told("title") : t("answer")}
        actions={deliveryId === null ? null : <DeliveryLink deliveryId={deliveryId} />}
      />
      {given ? <ToldAnswer answer={given} usualStatus={usualStatus} /> : null}
      {given ? null : (
        <CardBody className="flex flex-col gap-1.5">
          <p>
            {isWaiting
              ? told("waiting")
              : t(status === 200 || status === 204 ? "answerOk" : "answerRefused", { status: String(status) })}
          </p>
          <p className="text-muted-foreground text-xs">{t("answerNote")}</p>
        </CardBody>
      )}
    </Card>
  );
}
