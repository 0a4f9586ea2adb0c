"use client";

import { Repeat2 } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { sendAgain } from "@/app/replays/actions";
import type { LivePage } from "@/components/shell/live-page";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import type { Impossible, ReplayMode, ReplaySummary } from "@/lib/replays/replay";
import type { DraftProblem } from "@/lib/targets/draft";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { ModeChoice } from "./mode-choice";
import { askedPlace, firstPlace, PlaceChoice, type Places } from "./place-choice";
import { PlaintextEditor } from "./plaintext-editor";
import { useReadingText } from "./reading-badge";
import { ReplayList } from "./replay-list";
import { StaleNotice } from "./stale-notice";

/** What a notification's page knows of sending it again. */
export type ReplayView = {
  notificationId: string;
  headers: readonly HeaderPair[];
  /** Null when it could not be opened. */
  plaintext: string | null;
  hasEnvelope: boolean;
  /** Why it cannot be signed afresh, or null. */
  whyNotSigned: Impossible | null;
  places: Places;
  /** The server's real time. */
  nowMs: number;
  made: LivePage<ReplaySummary>;
};

const MODES = ["exact", "resigned", "edited"] as const;

/** Sends a notification again, and what came of it every time. */
export function ReplayPanel({ view }: { view: ReplayView }) {
  const t = useTranslations("replays");
  const why = useReadingText();
  const original = view.plaintext ?? "";
  const [mode, setMode] = useState<ReplayMode>("exact");
  const [place, setPlace] = useState(firstPlace(view.places));
  const [plaintext, setPlaintext] = useState(original);
  const [problems, setProblems] = useState<DraftProblem[]>([]);
  const [said, setSaid] = useState("");
  const [isBusy, startWork] = useTransition();

  const whyNot = (wanted: ReplayMode): Impossible | null => {
    if (wanted === "exact") return null;
    if (view.whyNotSigned !== null) return view.whyNotSigned;
    return wanted === "edited" && !view.hasEnvelope ? "no_envelope" : null;
  };

  const send = (event: FormEvent) => {
    event.preventDefault();
    setProblems([]);
    setSaid("");
    const manner = mode === "edited" ? { mode, plaintext } : { mode };
    const { notificationId } = view;
    startWork(async () => {
      const done = await sendAgain({ notificationId, place: askedPlace(place), manner }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      if (done === null) toast.error(t("sendFailed"));
      else if (done.kind === "refused") setProblems(done.problems);
      else if (done.kind === "impossible") toast.error(t(`impossible.${done.why}`));
      else if (done.kind === "no_target") toast.error(t("targetGone"));
      else if (done.kind === "no_notification") toast.error(t("notificationGone"));
      else setSaid(t("sent", { reading: why(done.reading) }));
    });
  };

  return (
    <Card aria-labelledby="replay">
      <CardHeader id="replay" title={t("panel")} description={t("panelWhy")} />
      <CardBody>
        <form onSubmit={send} noValidate className="flex flex-col gap-4">
          <PlaceChoice places={view.places} value={place} problems={problems} onChange={setPlace} />
          <ModeChoice modes={MODES} value={mode} whyNot={whyNot} onChange={setMode} />
          {mode === "exact" ? <StaleNotice headers={view.headers} nowMs={view.nowMs} /> : null}
          {mode === "edited" ? <PlaintextEditor original={original} value={plaintext} onChange={setPlaintext} /> : null}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" variant="primary" disabled={isBusy}>
              <Repeat2 aria-hidden="true" />
              {isBusy ? t("sending") : t("send")}
            </Button>
            <p aria-live="polite" className="min-w-0 flex-1 text-muted-foreground">
              {said}
            </p>
          </div>
        </form>
      </CardBody>
      <ReplayList notificationId={view.notificationId} initial={view.made} />
    </Card>
  );
}
