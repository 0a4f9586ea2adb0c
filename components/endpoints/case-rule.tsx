import { AssumedBadge } from "@/components/evidence/assumed-badge";
import { Badge } from "@/components/ui/badge";
import { type CaseId, caseSheet } from "@/lib/endpoints/catalogue";
import type { EndpointTexts } from "@/lib/endpoints/step-text";

/** What the platform's rules expect of an endpoint in one case, why, and where that was read. */
export function CaseRule({ id, t }: { id: CaseId; t: EndpointTexts }) {
  const { standing, source } = caseSheet(id);
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[5rem_minmax(0,1fr)]">
      <dt className="text-muted-foreground text-xs leading-6">{t("expects")}</dt>
      <dd>{t(`case.${id}.expects`)}</dd>
      <dt className="text-muted-foreground text-xs leading-6">{t("why")}</dt>
      <dd>{t(`case.${id}.why`)}</dd>
      <dt className="text-muted-foreground text-xs leading-6">{t("source")}</dt>
      <dd className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {standing === "assumed" ? <AssumedBadge /> : <Badge tone="outline">{t(`standing.${standing}`)}</Badge>}
        <span lang="zh-CN" className="min-w-0 [overflow-wrap:anywhere]">
          {source}
        </span>
      </dd>
    </dl>
  );
}
