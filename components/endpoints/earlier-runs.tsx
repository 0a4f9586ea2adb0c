import { Card, CardHeader } from "@/components/ui/card";
import type { EndpointTexts } from "@/lib/endpoints/step-text";
import type { RunSummary } from "@/lib/endpoints/store";
import { RunRows } from "./run-rows";

/** The newest runs of the same address before this one. */
export function EarlierRuns({ runs, t }: { runs: readonly RunSummary[]; t: EndpointTexts }) {
  return (
    <Card aria-labelledby="earlier" className="print:hidden">
      <CardHeader id="earlier" title={t("earlier")} />
      <RunRows runs={runs} name={t("earlier")} t={t} />
    </Card>
  );
}
