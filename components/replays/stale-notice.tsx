"use client";

import { Clock3, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNow } from "@/components/contracts/use-now";
import { stalenessOf } from "@/lib/replays/staleness";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** Says before a byte-exact replay whether the endpoint must refuse it for its age. `nowMs` is the server's real time. */
export function StaleNotice({ headers, nowMs }: { headers: readonly HeaderPair[]; nowMs: number }) {
  const t = useTranslations("replays");
  const ageText = useAgeText();
  const staleness = stalenessOf(headers, useNow(nowMs));
  const isFresh = staleness.kind === "fresh";
  return (
    <p className={isFresh ? "flex gap-2 text-muted-foreground" : "flex gap-2 text-warning"}>
      {isFresh ? (
        <Clock3 aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      ) : (
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      )}
      <span>
        {staleness.kind === "fresh" ? t("fresh", { left: ageText(staleness.forSeconds) }) : null}
        {staleness.kind === "stale" ? t("stale", { age: ageText(staleness.bySeconds) }) : null}
        {staleness.kind === "early" ? t("early", { age: ageText(staleness.bySeconds) }) : null}
        {staleness.kind === "unsigned" ? t("unsigned") : null}
      </span>
    </p>
  );
}

/** The largest whole unit: an age is for judging, not for measuring. */
function useAgeText(): (seconds: number) => string {
  const t = useTranslations("replays");
  return (seconds) => {
    if (seconds < 600) return t("seconds", { count: seconds });
    if (seconds < 7200) return t("minutes", { count: Math.floor(seconds / 60) });
    if (seconds < 172_800) return t("hours", { count: Math.floor(seconds / 3600) });
    return t("days", { count: Math.floor(seconds / 86_400) });
  };
}
