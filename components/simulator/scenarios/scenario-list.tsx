"use client";

import { ArrowRight, LoaderCircle, Play } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import { spanText } from "../clock/span-text";
import { type Deed, useDeed } from "../use-deed";
import { type Played, SCENARIOS, type Scenario } from "./scenario";

/** Whole stories at the press of a button: a fresh order and pre-sign by our own side, played to their end. */
export function ScenarioList({ play, canPlay }: { play: Deed<{ scenario: Scenario }, Played>; canPlay: boolean }) {
  const t = useTranslations("simulator.scenarios");
  const [running, setRunning] = useState<Scenario | null>(null);
  const [played, setPlayed] = useState<Partial<Record<Scenario, Played>>>({});
  const { isBusy, run } = useDeed();
  const start = (scenario: Scenario) => {
    if (isBusy || !canPlay) return;
    setRunning(scenario);
    run(
      () => play({ scenario }),
      (outcome) => setPlayed((before) => ({ ...before, [scenario]: outcome })),
    );
  };
  return (
    <>
      <ul aria-label={t("title")} className="divide-y">
        {SCENARIOS.map((scenario) => (
          <li key={scenario} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <h3 className="font-medium">{t(`name.${scenario}`)}</h3>
              <p className="text-muted-foreground text-xs">{t(`text.${scenario}`)}</p>
            </div>
            <span className="flex items-center gap-3">
              <Result played={played[scenario] ?? null} />
              <Button
                size="sm"
                aria-disabled={isBusy || !canPlay}
                onClick={() => start(scenario)}
                aria-label={t("playThis", { name: t(`name.${scenario}`) })}
              >
                {isBusy && running === scenario ? (
                  <LoaderCircle aria-hidden="true" className="motion-safe:animate-spin" />
                ) : (
                  <Play aria-hidden="true" />
                )}
                {t("play")}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {running === null
          ? null
          : isBusy
            ? t("playing", { name: t(`name.${running}`) })
            : played[running]
              ? t("over")
              : null}
      </p>
    </>
  );
}

function Result({ played }: { played: Played | null }) {
  const t = useTranslations("simulator.scenarios");
  if (played === null) return null;
  if (played.kind === "stopped")
    return <span className="text-destructive text-xs">{t("stopped", { why: played.why })}</span>;
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
      {played.turnedMs === 0 ? null : (
        <span className="text-muted-foreground text-xs">{t("turned", { span: spanText(played.turnedMs) })}</span>
      )}
      <Link
        href={routes.contract(played.profileId, played.contractCode)}
        className="inline-flex items-center gap-1 text-brand text-sm underline-offset-4 hover:underline"
        data-testid="played"
      >
        {t("toContract")}
        <ArrowRight aria-hidden="true" className="size-4" />
      </Link>
    </span>
  );
}
