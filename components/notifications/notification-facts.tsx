"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { KeyValues } from "@/components/evidence/key-values";
import { Time } from "@/components/evidence/time";
import { Card, CardHeader } from "@/components/ui/card";
import { routes } from "@/lib/routes";
import { EventName } from "./event-name";
import type { NotificationView } from "./notification-view";
import { SubjectLinks } from "./subject-links";

/** When, where, what about, and the fingerprint of its bytes. */
export function NotificationFacts({ view }: { view: NotificationView }) {
  const t = useTranslations("notifications.detail");
  const columns = useTranslations("notifications.columns");
  const common = useTranslations("common");
  const { notification, profile, sha256 } = view;
  const { body, eventId, profileId, subject } = notification;
  return (
    <Card aria-labelledby="facts">
      <CardHeader id="facts" title={t("facts")} />
      <KeyValues
        items={[
          { key: "at", label: t("receivedAt"), value: <Time ms={notification.atMs} /> },
          { key: "type", label: t("eventType"), value: <EventName type={notification.eventType} /> },
          { key: "about", label: columns("subject"), value: <SubjectLinks profileId={profileId} subject={subject} /> },
          ...(eventId === null
            ? []
            : [{ key: "event", label: t("eventId"), value: eventId, mono: true, copy: eventId }]),
          {
            key: "profile",
            label: t("profile"),
            value: (
              <Link href={routes.profiles()} className="text-brand underline-offset-4 hover:underline">
                {profile?.name ?? profileId}
              </Link>
            ),
          },
          {
            key: "request",
            label: t("request"),
            value: `${notification.method} ${notification.pathAndQuery}`,
            mono: true,
          },
          { key: "size", label: t("size"), value: common("bytes", { bytes: body.length }) },
          { key: "sha256", label: t("sha256"), value: sha256, mono: true, copy: sha256 },
        ]}
      />
    </Card>
  );
}
