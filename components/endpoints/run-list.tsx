import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { buttonClass } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { KEPT_RUNS } from "@/lib/endpoints/kept-runs";
import type { EndpointTexts } from "@/lib/endpoints/step-text";
import type { RunSummary } from "@/lib/endpoints/store";
import { routes } from "@/lib/routes";
import { RunRows } from "./run-rows";

type RunListProps = { page: { items: RunSummary[]; next: string | null }; t: EndpointTexts; more: string };

/** Runs of all endpoints, newest first. */
export function RunList({ page: { items, next }, t, more }: RunListProps) {
  return (
    <Card aria-labelledby="runs">
      <CardHeader id="runs" title={t("runs")} description={t("kept", { count: KEPT_RUNS })} />
      {items.length === 0 ? (
        <div className="p-4">
          <EmptyState title={t("noRuns")}>{t("noRunsText")}</EmptyState>
        </div>
      ) : (
        <RunRows runs={items} name={t("runsName")} t={t} />
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
