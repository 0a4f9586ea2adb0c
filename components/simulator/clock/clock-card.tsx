"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Deed, useDeed } from "../use-deed";
import { ClockButtons } from "./clock-buttons";
import { ClockFace } from "./clock-face";
import { spanText } from "./span-text";
import type { ClockView, Turn, Turned } from "./turn";

const TONES = { real: "neutral", offset: "warning", frozen: "warning" } as const;

/** The sandbox's clock: how late it is there, what turns it, and what the last turn did. */
export function ClockCard({ clock, turn }: { clock: ClockView; turn: Deed<Turn, Turned> }) {
  const t = useTranslations("simulator.clock");
  const [turned, setTurned] = useState<Turned | null>(null);
  const { isBusy, run } = useDeed();
  const { mode, nowMs, aheadMs } = clock;
  return (
    <Card aria-labelledby="clock" className="mb-5">
      <div className="grid gap-x-8 gap-y-4 p-4 lg:grid-cols-[auto_minmax(0,1fr)] lg:items-center">
        <div>
          <div className="flex flex-wrap items-center gap-2">
            <h2 id="clock" className="font-medium text-muted-foreground text-xs">
              {t("title")}
            </h2>
            <Badge tone={TONES[mode]}>{t(`mode.${mode}`)}</Badge>
            {mode === "real" || Math.abs(aheadMs) < 1000 ? null : (
              <span className="text-muted-foreground text-xs tabular-nums">
                {t(aheadMs < 0 ? "behind" : "ahead", { span: spanText(Math.abs(aheadMs)) })}
              </span>
            )}
          </div>
          <ClockFace now={{ ms: nowMs, runs: mode !== "frozen" }} />
        </div>
        <ClockButtons clock={clock} isBusy={isBusy} onTurn={(wanted) => run(() => turn(wanted), setTurned)} />
      </div>
      <p role="status" className="min-h-8 border-t px-4 py-1.5 text-muted-foreground text-xs">
        {turned === null ? t("hint") : <Did turned={turned} />}
      </p>
    </Card>
  );
}

function Did({ turned: { kind, byMs, attempts, sessionsEnded } }: { turned: Turned }) {
  const t = useTranslations("simulator.clock");
  if (kind === "freeze" || kind === "run" || kind === "real") return t(`did.${kind}`);
  if (kind === "next_due" && byMs === 0 && attempts === 0) return t("did.nothing_due");
  return t("did.advanced", { span: spanText(byMs), attempts, ended: sessionsEnded });
}
