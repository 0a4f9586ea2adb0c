"use client";

import { useTranslations } from "use-intl";
import { Time } from "@/components/evidence/time";
import { cn } from "@/components/ui/class-names";
import { timeLeft } from "./time-left";
import { useNow } from "./use-now";

type SessionWindowProps = {
  opensAtMs: number;
  endsAtMs: number;
  serverNowMs: number;
  isFrozen: boolean;
  isSettled: boolean;
};

/** The two hours in which signing is possible, as a bar that runs down, with the exact end. */
export function SessionWindow({ opensAtMs, endsAtMs, serverNowMs, isFrozen, isSettled }: SessionWindowProps) {
  const t = useTranslations("contracts.window");
  const nowMs = useNow(serverNowMs, !isFrozen);
  const isOver = nowMs >= endsAtMs;
  const share = isSettled ? 0 : Math.max(0, Math.min(1, (endsAtMs - nowMs) / (endsAtMs - opensAtMs)));
  const left = timeLeft(endsAtMs, nowMs);
  const sentence = isSettled ? t("settled") : isOver ? t("over") : t("left", { time: left });
  return (
    <div>
      <p className={cn("mb-2 tabular-nums", isOver || isSettled ? "text-muted-foreground" : "font-medium")}>
        {sentence}
      </p>
      <div
        role="progressbar"
        aria-label={t("name")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={sentence}
        className="h-2 overflow-hidden rounded-full bg-accent"
      >
        <div
          className="h-full rounded-full bg-brand transition-[width] duration-1000 ease-linear"
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <dl className="mt-2 flex flex-wrap justify-between gap-x-6 gap-y-1 text-xs">
        <div className="flex gap-2">
          <dt className="text-muted-foreground">{t("opened")}</dt>
          <dd>
            <Time ms={opensAtMs} />
          </dd>
        </div>
        <div className="flex gap-2">
          <dt className="text-muted-foreground">{t("ends")}</dt>
          <dd>
            <Time ms={endsAtMs} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
