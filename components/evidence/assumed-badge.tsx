"use client";

import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";

/** Marks what is assumed and not documented, with the reason; without one, the general reason is given. */
export function AssumedBadge({ reason }: { reason?: ReactNode }) {
  const t = useTranslations("common");
  return (
    <Tooltip text={reason ?? t("assumedReason")}>
      <Badge tone="warning" className="border-dashed">
        <FlaskConical aria-hidden="true" />
        {t("assumed")}
      </Badge>
    </Tooltip>
  );
}
