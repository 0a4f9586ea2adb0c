"use client";

import { ArrowUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { LivePage } from "@/components/shell/live-page";
import { growing, useLivePage } from "@/components/shell/use-live-page";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { NotificationRow } from "./notification-row";
import { NotificationTable } from "./notification-table";
import { readNotifications } from "./read-notifications";
import { useHeldBack } from "./use-held-back";

const SOURCE = growing("notification", readNotifications);

/** The list of notifications, growing by itself; `children` stands in its place while there is none. */
export function LiveNotifications({
  initial,
  children,
}: {
  initial: LivePage<NotificationSummary>;
  children: ReactNode;
}) {
  const t = useTranslations("notifications");
  const { page, older, readOlder } = useLivePage(initial, SOURCE);
  const newest = page.items[0] ?? null;
  const [firstSeen] = useState(newest?.id ?? "");
  const { upTo, release } = useHeldBack(newest?.id ?? null);
  const shown = upTo === null ? page.items : page.items.filter((item) => item.id <= upTo);
  const waiting = page.items.length - shown.length;
  const arrived = page.items.filter((item) => item.id > firstSeen).length;

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {arrived > 0 && newest ? <Arrival count={arrived} latest={newest} /> : null}
      </p>
      {newest === null ? (
        children
      ) : (
        <>
          {waiting > 0 ? (
            <div className="sticky top-16 z-20 flex h-0 justify-center md:top-4">
              <Button variant="primary" size="sm" onClick={release} className="rounded-full shadow-lg">
                <ArrowUp aria-hidden="true" />
                {t("waiting", { count: waiting })}
              </Button>
            </div>
          ) : null}
          <Card>
            <NotificationTable name={t("tableName")}>
              {shown.map((item) => (
                <NotificationRow key={item.id} item={item} isNew={item.id > firstSeen} />
              ))}
            </NotificationTable>
          </Card>
          <Older state={older} hasMore={page.next !== null} onMore={readOlder} />
        </>
      )}
    </>
  );
}

function Arrival({ count, latest }: { count: number; latest: NotificationSummary }) {
  const t = useTranslations("notifications");
  const common = useTranslations("common.verdict");
  return t("arrived", { count, latest: `${latest.eventType ?? t("noEvent")} ${common(latest.verdict)}` });
}

type OlderProps = { state: "idle" | "loading" | "failed"; hasMore: boolean; onMore: () => void };

function Older({ state, hasMore, onMore }: OlderProps) {
  const t = useTranslations("notifications");
  return (
    <div className="mt-4 flex flex-col items-center gap-2 text-muted-foreground text-xs">
      {state === "failed" ? <p role="alert">{t("loadFailed")}</p> : null}
      {hasMore ? (
        <Button onClick={onMore} disabled={state === "loading"}>
          {state === "loading" ? t("loadingOlder") : t("older")}
        </Button>
      ) : (
        <p>{t("end")}</p>
      )}
    </div>
  );
}
