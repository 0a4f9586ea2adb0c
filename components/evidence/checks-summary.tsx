"use client";

import { useTranslations } from "use-intl";
import type { Check, Verdict } from "@/lib/wechatpay/check";

const BARS: Record<Verdict, string> = { pass: "bg-success", fail: "bg-destructive", skipped: "bg-input" };

/** One bar per step and the counts in words. */
export function ChecksSummary({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations("common");
  const count = (verdict: Verdict) => checks.filter((check) => check.verdict === verdict).length;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5 text-muted-foreground text-xs">
      <span aria-hidden="true" className="flex w-40 gap-0.5">
        {checks.map((check) => (
          <span key={check.id} className={`h-1.5 flex-1 rounded-full ${BARS[check.verdict]}`} />
        ))}
      </span>
      <span className="tabular-nums">
        {t("checksSummary", { passed: count("pass"), failed: count("fail"), skipped: count("skipped") })}
      </span>
    </div>
  );
}
