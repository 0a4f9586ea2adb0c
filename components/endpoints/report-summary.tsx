import { Time } from "@/components/evidence/time";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import type { Report } from "@/lib/endpoints/report";
import type { EndpointTexts } from "@/lib/endpoints/step-text";

const KEY_MODES = ["public_key", "certificate", "grey"] as const;
const TONES = { passed: "text-success", failed: "text-destructive", unreached: "text-warning" } as const;

/** The verdict in one sentence, the score, and whose endpoint it was when. */
export function ReportSummary({
  report: { run, state, verdict, score, cases },
  t,
}: {
  report: Report;
  t: EndpointTexts;
}) {
  const sentence =
    state === "running"
      ? t("sentence.running", { done: cases.length, planned: run.planned.length })
      : t(`sentence.${verdict ?? (state === "stopped" ? "stopped" : "broken_off")}`);
  const keyMode = KEY_MODES.find((mode) => mode === run.keyMode);
  const share = run.planned.length === 0 ? 0 : cases.length / run.planned.length;
  const counts = [
    score.failed > 0 ? t("failures", { count: score.failed }) : null,
    score.warnings > 0 ? t("warnings", { count: score.warnings }) : null,
    score.notRun > 0 ? t("notRuns", { count: score.notRun }) : null,
  ].filter((one) => one !== null);
  return (
    <Card className="overflow-hidden" data-verdict={verdict ?? state}>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4 px-4 py-4 sm:px-6">
        <div>
          <p
            className={cn("font-semibold text-3xl tabular-nums tracking-tight", verdict && TONES[verdict])}
            data-testid="score"
          >
            {t("score", { passed: score.passed, musts: score.musts })}
          </p>
          <p className="text-muted-foreground text-xs">{t("scoreLabel")}</p>
        </div>
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-medium text-base">{sentence}</p>
          {counts.length === 0 ? null : <p className="mt-0.5 text-muted-foreground">{counts.join(" · ")}</p>}
        </div>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
          <dt className="text-muted-foreground">{t("runAt")}</dt>
          <dd>
            <Time ms={run.atMs} />
          </dd>
          <dt className="text-muted-foreground">{t("merchantId")}</dt>
          <dd className="font-mono">{run.mchid}</dd>
          <dt className="text-muted-foreground">{t("keyMode")}</dt>
          <dd>{keyMode === undefined ? run.keyMode : t(`keyModes.${keyMode}`)}</dd>
        </dl>
      </div>
      <div aria-hidden="true" className="h-1 bg-muted print:hidden">
        <div
          className={cn("h-full transition-[width]", score.failed > 0 ? "bg-destructive" : "bg-primary")}
          style={{ width: `${Math.round(share * 100)}%` }}
        />
      </div>
    </Card>
  );
}
