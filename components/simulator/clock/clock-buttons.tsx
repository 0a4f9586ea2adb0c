"use client";

import { FastForward, Pause, Play, RotateCcw } from "lucide-react";
import { useTranslations } from "use-intl";
import { timeLeft } from "@/components/contracts/time-left";
import { Button } from "@/components/ui/button";
import { useSandboxNow } from "./sandbox-now";
import type { ClockView, Turn } from "./turn";

const STEPS = [
  ["seconds15", 15_000],
  ["minute", 60_000],
  ["hours2", 2 * 3_600_000],
  ["day", 86_400_000],
] as const;

type ClockButtonsProps = { clock: ClockView; isBusy: boolean; onTurn: (turn: Turn) => void };

/** What turns the clock: forward by a step or to the next delivery, still, on, and back to real time. */
export function ClockButtons({ clock, isBusy, onTurn }: ClockButtonsProps) {
  const t = useTranslations("simulator.clock");
  const nowMs = useSandboxNow({ ms: clock.nowMs, runs: clock.mode !== "frozen" });
  const { mode, nextDueAtMs } = clock;
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-3 lg:justify-end">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="mb-1 text-muted-foreground text-xs">{t("forward")}</legend>
        {STEPS.map(([step, ms]) => (
          <Button key={step} aria-disabled={isBusy} onClick={() => onTurn({ kind: "advance", ms })}>
            {t(`step.${step}`)}
          </Button>
        ))}
        <Button
          aria-disabled={isBusy || nextDueAtMs === null}
          onClick={() => nextDueAtMs !== null && onTurn({ kind: "next_due" })}
        >
          <FastForward aria-hidden="true" />
          {t("nextDue")}
          <span className="font-normal text-muted-foreground tabular-nums">
            {nextDueAtMs === null ? t("noneDue") : timeLeft(nextDueAtMs, nowMs)}
          </span>
        </Button>
      </fieldset>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="mb-1 text-muted-foreground text-xs">{t("gait")}</legend>
        {mode === "frozen" ? (
          <Button aria-disabled={isBusy} onClick={() => onTurn({ kind: "run" })}>
            <Play aria-hidden="true" />
            {t("run")}
          </Button>
        ) : (
          <Button aria-disabled={isBusy} onClick={() => onTurn({ kind: "freeze" })}>
            <Pause aria-hidden="true" />
            {t("freeze")}
          </Button>
        )}
        <Button aria-disabled={isBusy || mode === "real"} onClick={() => mode !== "real" && onTurn({ kind: "real" })}>
          <RotateCcw aria-hidden="true" />
          {t("real")}
        </Button>
      </fieldset>
    </div>
  );
}
