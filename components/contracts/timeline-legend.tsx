"use client";

import { useTranslations } from "use-intl";
import { MarkDot, type MarkLook } from "./mark-dot";

const SHOWN = ["simulated", "discounted", "absent"] as const satisfies readonly MarkLook[];
const TEXTS = { simulated: "simulated", discounted: "notCounted", absent: "absent" } as const;

/** What a ring, a red mark and a dashed one mean. */
export function TimelineLegend() {
  const t = useTranslations("contracts.timeline");
  return (
    <ul aria-label={t("legend")} className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {SHOWN.map((look) => (
        <li key={look} className="flex items-center gap-1.5">
          <MarkDot look={look} />
          {t(TEXTS[look])}
        </li>
      ))}
    </ul>
  );
}
