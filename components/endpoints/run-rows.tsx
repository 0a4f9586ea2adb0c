import Link from "next/link";
import { Time } from "@/components/evidence/time";
import type { EndpointTexts } from "@/lib/endpoints/step-text";
import type { RunSummary } from "@/lib/endpoints/store";
import { routes } from "@/lib/routes";
import { RemoveRun } from "./remove-run";
import { ScoreBadge } from "./score-badge";

type RunRowsProps = { runs: readonly RunSummary[]; name: string; t: EndpointTexts };

/** Runs with their score, each a link to its report. */
export function RunRows({ runs, name, t }: RunRowsProps) {
  return (
    <ul aria-label={name} className="divide-y">
      {runs.map(({ id, run, score, isFinished }) => (
        <li key={id} className="relative flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 pr-12 pl-4">
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
          <span className="absolute top-1.5 right-3">
            <RemoveRun run={run} place="row" />
          </span>
        </li>
      ))}
    </ul>
  );
}
