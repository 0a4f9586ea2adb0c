"use client";

import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { Fault } from "@/lib/simulator/fault-kinds";
import { remainingOf } from "./fault-groups";

/** How often a fault still strikes, or which share it takes, and how often it has struck. */
export function FaultCount({ fault }: { fault: Fault }) {
  const t = useTranslations("simulator.faults");
  const { mode, mchid, hits } = fault;
  const how =
    mode.kind === "next"
      ? t("left", { left: remainingOf(fault) ?? 0, n: mode.n })
      : t("share", { percent: Math.round(mode.share * 100), seed: String(mode.seed) });
  return (
    <Badge tone="warning" className="tabular-nums">
      {how} · {t("hits", { hits })}
      {mchid === null ? null : <code> · {mchid}</code>}
    </Badge>
  );
}
