"use client";

import { useTranslations } from "use-intl";
import { type BulkRun, finishedOf } from "@/lib/replays/bulk";

const PARTS = [
  { key: "delivered", bar: "bg-success" },
  { key: "willRetry", bar: "bg-destructive" },
  { key: "notSent", bar: "bg-warning" },
  { key: "uncertain", bar: "bg-warning/50" },
] as const;

/** How far a run has come, and how it went: a bar, and the same in numbers. */
export function BulkProgress({ run }: { run: BulkRun }) {
  const t = useTranslations("replays.bulk");
  const counts = { ...run, left: Math.max(0, run.total - finishedOf(run) - run.uncertain) };
  return (
    <div className="flex flex-col gap-2">
      <div
        role="progressbar"
        aria-label={t("progress")}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, run.total)}
        aria-valuenow={finishedOf(run)}
        className="flex h-2 overflow-hidden rounded-full bg-accent"
      >
        {PARTS.map(({ key, bar }) => (
          <span key={key} className={bar} style={{ width: `${(run[key] / Math.max(1, run.total)) * 100}%` }} />
        ))}
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {(["delivered", "willRetry", "notSent", "uncertain", "left"] as const).map((key) => (
          <div key={key} className="flex items-baseline gap-1.5">
            <dt className="text-muted-foreground text-xs">{t(`counts.${key}`)}</dt>
            <dd className="font-medium tabular-nums">{counts[key].toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
