"use client";

import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";

/** Status and code as they came, or that nothing came. */
export function StatusBadge({ status, code }: { status: number | null; code: string | null }) {
  const t = useTranslations("exchanges");
  return (
    <Badge tone={toneOf(status)} className="font-mono">
      {[status ?? t("noReply"), code].filter(Boolean).join(" ")}
    </Badge>
  );
}

function toneOf(status: number | null): BadgeTone {
  if (status === null) return "warning";
  if (status >= 200 && status <= 299) return "success";
  return status >= 500 ? "warning" : "destructive";
}
