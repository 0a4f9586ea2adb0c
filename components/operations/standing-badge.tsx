"use client";

import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import type { Standing } from "@/lib/wechatpay/field";

const TONES: Record<Standing, BadgeTone> = { official: "neutral", observed: "outline", assumed: "warning" };

/** How sure a statement about the platform is, with the reason on hover, focus and touch where it is not simply documented. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTranslations("operations");
  if (standing === "official") return <Badge>{t("standing.official")}</Badge>;
  return (
    <Tooltip text={t(`standingWhy.${standing}`)}>
      <Badge tone={TONES[standing]}>{t(`standing.${standing}`)}</Badge>
    </Tooltip>
  );
}
