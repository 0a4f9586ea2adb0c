"use client";

import { Download, Printer, RotateCw, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { Run } from "@/lib/endpoints/report";
import { routes } from "@/lib/routes";
import { RemoveRun } from "./remove-run";
import type { StartRun, StopRun } from "./started";

type ReportActionsProps = { run: Run; isOver: boolean; start: StartRun; stop: StopRun };

/** What can be done with a report: the same run again, a sheet of paper, two files. */
export function ReportActions({ run, isOver, start, stop }: ReportActionsProps) {
  const t = useTranslations("endpoints");
  const router = useRouter();
  const [isBusy, startWork] = useTransition();
  usePrintedWhole();
  const again = () => {
    if (isBusy) return;
    startWork(async () => {
      const { mchid, url, planned: only } = run;
      const started = await start({ mchid, url, only }).then(
        ({ data }) => data,
        () => undefined,
      );
      if (started?.kind === "started") router.push(routes.endpointRun(started.runId));
      else toast.error(started ? t(`run.refused.${started.rule}`) : t("run.failed"));
    });
  };
  const halt = () => {
    if (isBusy) return;
    startWork(async () => {
      const done = await stop({ runId: run.id }).then(
        ({ data }) => data?.result ?? null,
        () => null,
      );
      if (done === null) toast.error(t("stopFailed"));
      else if (done !== "stopped") toast.error(t("stopTooLate"));
      router.refresh();
    });
  };
  if (!isOver) {
    return (
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Button variant="destructive" onClick={halt} aria-disabled={isBusy}>
          <Square aria-hidden="true" />
          {isBusy ? t("stopping") : t("stop")}
        </Button>
        <span className="text-muted-foreground text-xs">{t("filesLater")}</span>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button variant="primary" onClick={again} aria-disabled={isBusy}>
        <RotateCw aria-hidden="true" />
        {isBusy ? t("run.starting") : t("again")}
      </Button>
      <Button onClick={() => window.print()}>
        <Printer aria-hidden="true" />
        {t("print")}
      </Button>
      <a className={buttonClass()} href={routes.endpointFile(run.id, "report.json")} download>
        <Download aria-hidden="true" />
        {t("json")}
      </a>
      <a className={buttonClass()} href={routes.endpointFile(run.id, "junit.xml")} download>
        <Download aria-hidden="true" />
        {t("junit")}
      </a>
      <RemoveRun run={run} place="page" />
    </div>
  );
}

/** Paper cannot be opened: each case is unfolded while it is printed, and folded again as it was. */
function usePrintedWhole(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const unfold = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>("details[data-case]:not([open])")];
      for (const one of opened) one.open = true;
    };
    const fold = () => {
      for (const one of opened) one.open = false;
    };
    window.addEventListener("beforeprint", unfold);
    window.addEventListener("afterprint", fold);
    return () => {
      window.removeEventListener("beforeprint", unfold);
      window.removeEventListener("afterprint", fold);
    };
  }, []);
}
