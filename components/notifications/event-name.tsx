"use client";

import { FlaskConical } from "lucide-react";
import { useTranslations } from "use-intl";
import { AssumedBadge } from "@/components/evidence/assumed-badge";
import { Badge } from "@/components/ui/badge";

/** An event type as it was on the wire; those of the contract family are assumed, because no official page names them. In a row of
 * a list the mark is no control of its own: the reason stands once, at the head of the column. */
export function EventName({ type, isInRow = false }: { type: string | null; isInRow?: boolean }) {
  const t = useTranslations("notifications");
  if (type === null) return <span className="text-muted-foreground">{t("noEvent")}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <code className="text-[0.8125rem]">{type}</code>
      {type.startsWith("ENTRUST.") ? isInRow ? <Assumed /> : <AssumedBadge reason={t("assumedWhy")} /> : null}
    </span>
  );
}

function Assumed() {
  const t = useTranslations();
  return (
    <Badge tone="warning" className="border-dashed" title={t("notifications.assumedWhy")}>
      <FlaskConical aria-hidden="true" />
      {t("common.assumed")}
    </Badge>
  );
}
