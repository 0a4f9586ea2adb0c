"use client";

import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { TableBody } from "@/components/ui/table";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { NotificationRow } from "./notification-row";
import { NotificationTable } from "./notification-table";
import { useToggled } from "./pins";
import { useRowWords } from "./use-row-words";

/** The platform may tell a thing more than once; these deliveries carry the same id. */
export function OtherDeliveries({ deliveries }: { deliveries: readonly NotificationSummary[] }) {
  const t = useTranslations("notifications.detail");
  const words = useRowWords();
  const toggled = useToggled();
  return (
    <Card aria-labelledby="same-event">
      <CardHeader id="same-event" title={t("same")} />
      {deliveries.length === 0 ? (
        <CardBody className="text-muted-foreground">{t("sameNone")}</CardBody>
      ) : (
        <NotificationTable name={t("sameName")}>
          <TableBody className="max-sm:block">
            {deliveries.map((item) => (
              <NotificationRow
                key={item.id}
                item={item}
                isPinned={toggled.get(item.id) ?? item.isPinned}
                isNew={false}
                words={words}
              />
            ))}
          </TableBody>
        </NotificationTable>
      )}
    </Card>
  );
}
