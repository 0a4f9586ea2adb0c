"use client";

import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { Reading } from "@/lib/notifications/reading";

const TONES: Record<Reading["kind"], BadgeTone> = {
  delivered: "success",
  will_retry: "destructive",
  not_sent: "warning",
};

/** How the platform would have read an answer; why, on hover and for screen readers. */
export function ReadingBadge({ reading }: { reading: Reading }) {
  const t = useTranslations("replays.reading");
  const why = useReadingText();
  return (
    <Badge tone={TONES[reading.kind]} title={why(reading)}>
      {t(reading.kind)}
    </Badge>
  );
}

/** The same in a sentence, with its reason. */
export function useReadingText(): (reading: Reading) => string {
  const t = useTranslations("replays.why");
  return (reading) => {
    if (reading.kind === "delivered") return t("delivered");
    if (reading.kind === "not_sent") return t("not_sent", { code: reading.code });
    const { why } = reading;
    if (why.key === "unreachable" || why.key === "cut_off") return t(why.key, { code: why.code });
    return why.key === "timeout" ? t("timeout") : t(why.key, { status: String(why.status) });
  };
}
