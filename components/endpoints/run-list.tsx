import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { Time } from "@/components/evidence/time";
import { buttonClass } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import type { EndpointTexts } from "@/lib/endpoints/step-text";
import type { RunSummary } from "@/lib/endpoints/store";
import { routes } from "@/lib/routes";
import { ScoreBadge } from "./score-badge";

type RunListProps = { page: { items: RunSummary[]; next: string | null }; t: EndpointTexts; more: string };

/** Runs of all endpoints, newest first. */
export function RunList({ page: { items, next }, t, more }: RunListProps) {
  return (
    <Card aria-labelledby="runs">
      <CardHeader id="runs" title={t("runs")} />
      {items.length === 0 ? (
        <div className="p-4">
          <EmptyState title={t("noRuns")}>{t("noRunsText")}</EmptyState>
        </div>
      ) : (
        <ul aria-label={t("runsName")} className="divide-y">
          {items.map(({ id, run, score, isFinished }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
              <Link
                href={routes.endpointRun(id)}
                className="min-w-0 flex-1 basis-64 font-mono text-[0.8125rem] text-brand underline-offset-4 [overflow-wrap:anywhere] hover:underline"
              >
                {run.url}
              </Link>
              <ScoreBadge score={score} isFinished={isFinished} t={t} />
              {score.warnings > 0 ? (
                <span className="text-warning text-xs">{t("warnings", { count: score.warnings })}</span>
              ) : null}
              <span className="text-muted-foreground text-xs">
                <Time ms={run.atMs} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {next === null ? null : (
        <div className="border-t px-4 py-3 text-center">
          <Link href={`${routes.endpoints()}?before=${encodeURIComponent(next)}`} className={buttonClass()}>
            {more}
          </Link>
        </div>
      )}
    </Card>
  );
}
