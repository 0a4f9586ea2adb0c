import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { CASE_GROUPS, type CaseId, caseSheet, levelOf } from "@/lib/endpoints/catalogue";
import type { Report, RunState } from "@/lib/endpoints/report";
import type { CaseResult } from "@/lib/endpoints/result";
import type { EndpointTexts } from "@/lib/endpoints/step-text";
import { CaseHead } from "./case-head";
import { CaseRule } from "./case-rule";
import { CaseSteps } from "./case-steps";
import { CaseVerdictBadge } from "./case-verdict";

/** Every planned case: those that ended with their verdict, the others waiting, or saying why they will never have one. */
export function CaseList({ report: { run, state, cases }, t }: { report: Report; t: EndpointTexts }) {
  const results = new Map(cases.map((result) => [result.id, result]));
  return CASE_GROUPS.map((group) => {
    const planned = run.planned.filter((id) => caseSheet(id).group === group);
    if (planned.length === 0) return null;
    return (
      <Card key={group} aria-labelledby={`group-${group}`} className="print:border-0 print:shadow-none">
        <header className="border-b bg-muted/40 px-4 py-2">
          <h2 id={`group-${group}`} className="font-semibold text-sm">
            {t(`group.${group}`)}
          </h2>
          <p className="text-muted-foreground text-xs">{t(`groupText.${group}`)}</p>
        </header>
        <ul className="divide-y" aria-label={t(`group.${group}`)}>
          {planned.map((id) => (
            <li key={id} className="break-inside-avoid">
              <Case id={id} level={levelOf(id, run.keyMode)} result={results.get(id) ?? null} state={state} t={t} />
            </li>
          ))}
        </ul>
      </Card>
    );
  });
}

type CaseProps = {
  id: CaseId;
  level: "must" | "should";
  result: CaseResult | null;
  state: RunState;
  t: EndpointTexts;
};

function Case({ id, level, result, state, t }: CaseProps) {
  const verdict = result?.verdict ?? "pending";
  const tookMs = result === null ? null : slowestMs(result);
  return (
    <details data-case={id} data-verdict={verdict} open={verdict === "fail"} className="group/case">
      <CaseHead title={t(`case.${id}.title`)}>
        {tookMs === null ? null : (
          <span className="text-muted-foreground text-xs tabular-nums">{t("tookMs", { ms: tookMs })}</span>
        )}
        <Badge tone={level === "must" ? "outline" : "neutral"}>{t(`level.${level}`)}</Badge>
        <CaseVerdictBadge
          verdict={verdict}
          text={result === null ? missing(state, t) : t(`verdict.${result.verdict}`)}
        />
      </CaseHead>
      <div className="flex flex-col gap-3 px-4 pb-4 sm:pl-11">
        <CaseRule id={id} t={t} />
        {result === null ? null : <CaseSteps result={result} t={t} />}
      </div>
    </details>
  );
}

function missing(state: RunState, t: EndpointTexts): string {
  return state === "stopped" || state === "broken_off" ? t(`noResult.${state}`) : t("pending");
}

function slowestMs({ steps, judgedFrom }: CaseResult): number | null {
  return steps.length === 0 || judgedFrom !== null ? null : Math.max(...steps.map(({ answer }) => answer.tookMs));
}
