"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { type SandboxNow, useSandboxNow } from "../clock/sandbox-now";
import { type DeliveryLine, placeOf, spanOf, ticksOf } from "./delivery-line";
import { DeliveryRowHead } from "./delivery-row-head";
import { DeliveryTrack } from "./delivery-track";
import styles from "./picture.module.css";

type DeliveryPictureProps = {
  lines: readonly DeliveryLine[];
  now: SandboxNow;
  /** The delivery and the attempt that stand open. */
  opened: { delivery: string | null; attempt: string | null };
  /** What stands under the row of the open delivery. */
  detail?: ReactNode;
};

/** Each delivery as a row that begins when it was made: what was tried, where now is, and what the ladder still holds. */
export function DeliveryPicture({ lines, now, opened, detail }: DeliveryPictureProps) {
  const t = useTranslations("simulator.picture");
  const nowMs = useSandboxNow(now);
  const spanMs = spanOf(lines);
  return (
    <div>
      <div aria-hidden="true" className={cn(styles.row, "border-b px-4 pt-1")}>
        <span className="hidden text-2xs text-muted-foreground md:block">{t("scale")}</span>
        <div className={cn(styles.track, "h-5 text-2xs text-muted-foreground")}>
          {[0, ...ticksOf(spanMs)].map((tickMs) => (
            <span
              key={tickMs}
              className="-translate-x-1/2 absolute whitespace-nowrap"
              style={{ left: `${placeOf(tickMs, spanMs) * 100}%` }}
            >
              {tickText(t, tickMs)}
            </span>
          ))}
        </div>
      </div>
      <ol aria-label={t("name")} className="divide-y">
        {lines.map((line) => {
          const isOpen = line.delivery.id === opened.delivery;
          return (
            <li key={line.delivery.id}>
              <div className={cn(styles.row, "px-4 py-2", isOpen && "bg-brand-soft")}>
                <DeliveryRowHead {...{ line, nowMs, isOpen }} />
                <DeliveryTrack {...{ line, nowMs, spanMs }} openAttempt={opened.attempt} />
              </div>
              {isOpen ? detail : null}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function tickText(t: ReturnType<typeof useTranslations<"simulator.picture">>, ms: number): string {
  if (ms === 0) return "0";
  if (ms < 60_000) return t("seconds", { count: ms / 1000 });
  if (ms < 3_600_000) return t("minutes", { count: ms / 60_000 });
  return t("hours", { count: ms / 3_600_000 });
}
