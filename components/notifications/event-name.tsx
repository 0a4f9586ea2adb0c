"use client";

import { useTranslations } from "use-intl";
import { AssumedBadge } from "@/components/evidence/assumed-badge";

/** An event type as it was on the wire; those of the contract family are assumed, because no official page names them. */
export function EventName({ type }: { type: string | null }) {
  const t = useTranslations("notifications");
  if (type === null) return <span className="text-muted-foreground">{t("noEvent")}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <code className="text-[0.8125rem]">{type}</code>
      {type.startsWith("ENTRUST.") ? <AssumedBadge reason={t("assumedWhy")} /> : null}
    </span>
  );
}
