"use client";

import { useTranslations } from "use-intl";
import { OutcomeGlyph } from "./outcome-glyph";

const OUTCOMES = ["delivered", "refused", "timeout", "unreachable", "lost", "held"] as const;

/** What the shapes mean. */
export function PictureLegend() {
  const t = useTranslations("simulator");
  return (
    <ul aria-label={t("picture.legend")} className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {OUTCOMES.map((outcome) => (
        <li key={outcome} className="flex items-center gap-1.5">
          <OutcomeGlyph glyph={outcome} className="size-3.5" />
          {t(`attempt.${outcome}`)}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <OutcomeGlyph glyph="planned" className="size-3.5" />
        {t("picture.due")}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-3.5 w-0.5 rounded-full bg-brand" />
        {t("picture.now")}
      </li>
    </ul>
  );
}
