"use client";

import { Pause, Play, Square, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { moveReplays } from "@/app/replays/actions";
import { Time } from "@/components/evidence/time";
import { useReading } from "@/components/shell/use-reading";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { type BulkRun, finishedOf } from "@/lib/replays/bulk";
import type { BulkDeed } from "@/lib/replays/bulk-store";
import type { BulkView } from "@/lib/replays/bulk-view";
import { routes } from "@/lib/routes";
import { BulkItems, type ItemsPage } from "./bulk-items";
import { BulkProgress } from "./bulk-progress";
import { STATE_TONES } from "./bulk-tones";
import { readBulk } from "./read-pages";
import { RemoveBulk } from "./remove-bulk";

const FRESH = (_known: BulkView, fresh: BulkView) => fresh;

/** A run as it moves: its progress, its counts, what can be done with it, and its results. */
export function BulkPanel({ initial, items }: { initial: BulkView; items: ItemsPage }) {
  const t = useTranslations("replays.bulk");
  const [source] = useState(() => ({
    kinds: ["bulk_replay", "target"],
    read: () => readBulk(initial.run.id),
    join: FRESH,
    everyMs: null,
  }));
  const { data, setData } = useReading(initial, source);
  const { run, statuses, target } = data;
  const refresh = () => void readBulk(run.id).then(setData, () => {});
  return (
    <div className="flex flex-col gap-5">
      <Card>
        <CardBody className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p role="status" className="flex items-center gap-3">
              <Badge tone={STATE_TONES[run.state]}>{t(`states.${run.state}`)}</Badge>
              <span className="tabular-nums">{t("progressOf", { done: finishedOf(run), total: run.total })}</span>
            </p>
            <Deeds run={run} onDone={refresh} />
          </div>
          <BulkProgress run={run} />
          {target !== "as_it_was" && run.state === "paused" ? <Warning text={t(`waitingFor.${target}`)} /> : null}
          {run.uncertain > 0 ? (
            <Warning
              text={[
                t("uncertainWhy", { count: run.uncertain }),
                ...(run.state === "paused" || run.state === "stopped" ? [t("resendLater")] : []),
              ].join(" ")}
            />
          ) : null}
          <p className="flex flex-wrap gap-x-5 gap-y-1 text-muted-foreground text-xs">
            <span>{run.perSecond === null ? t("unlimited") : t("perSecond", { count: run.perSecond })}</span>
            <span>{t("atOnce", { count: run.concurrency })}</span>
            <span>
              {t(`orders.${run.order.kind}`)}
              {run.order.kind === "random" ? ` · ${t("seed")} ${run.order.seed}` : ""}
            </span>
            {run.startedAtMs === null ? null : (
              <span>
                {t("startedAt")} <Time ms={run.startedAtMs} />
              </span>
            )}
            {run.endedAtMs === null ? null : (
              <span>
                {t("endedAt")} <Time ms={run.endedAtMs} />
              </span>
            )}
          </p>
        </CardBody>
      </Card>
      <BulkItems bulkId={run.id} initial={items} statuses={statuses} moved={finishedOf(run) + run.uncertain} />
    </div>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <p className="flex items-start gap-2 text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {text}
    </p>
  );
}

function Deeds({ run, onDone }: { run: BulkRun; onDone: () => void }) {
  const t = useTranslations("replays.bulk");
  const texts = useTranslations("replays");
  const common = useTranslations("common");
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, startWork] = useTransition();
  const act = (deed: BulkDeed) =>
    startWork(async () => {
      const done = await moveReplays({ id: run.id, deed }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      setAsking(false);
      if (done === null) toast.error(texts("sendFailed"));
      else if (done.result === "not_possible") toast.error(t("notPossible"));
      onDone();
    });
  const { state } = run;
  return (
    <div className="flex flex-wrap gap-2">
      {state === "running" || state === "preparing" ? (
        <Button disabled={isBusy} onClick={() => act("pause")}>
          <Pause aria-hidden="true" />
          {t("pause")}
        </Button>
      ) : null}
      {state === "paused" || state === "stopped" ? (
        <Button variant="primary" disabled={isBusy} onClick={() => act("continue")}>
          <Play aria-hidden="true" />
          {t("continue")}
        </Button>
      ) : null}
      {state === "running" || state === "preparing" || state === "paused" ? (
        <Button variant="destructive" disabled={isBusy} onClick={() => act("stop")}>
          <Square aria-hidden="true" />
          {t("stop")}
        </Button>
      ) : null}
      {run.uncertain > 0 && (state === "running" || state === "done") ? (
        <Button disabled={isBusy} onClick={() => setAsking(true)}>
          {t("resend", { count: run.uncertain })}
        </Button>
      ) : null}
      {state === "done" || state === "stopped" ? (
        <RemoveBulk run={run} place="page" onRemoved={() => router.push(routes.replays())} />
      ) : null}
      <Dialog open={isAsking} onClose={() => setAsking(false)} title={t("resendTitle")}>
        <p>{t("resendText", { count: run.uncertain })}</p>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{common("cancel")}</Button>
          <Button variant="destructive" disabled={isBusy} onClick={() => act("resend")}>
            {t("resend", { count: run.uncertain })}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
