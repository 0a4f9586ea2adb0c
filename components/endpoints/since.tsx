import Link from "next/link";
import { Time } from "@/components/evidence/time";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Change, Run } from "@/lib/endpoints/report";
import type { EndpointTexts } from "@/lib/endpoints/step-text";
import { routes } from "@/lib/routes";
import { CaseVerdictBadge } from "./case-verdict";

/** What has become of each case since the run before of the same address. */
export function Since({ since: { run, changes }, t }: { since: { run: Run; changes: Change[] }; t: EndpointTexts }) {
  return (
    <Card aria-labelledby="since">
      <CardHeader
        id="since"
        title={t("since")}
        actions={
          <Link href={routes.endpointRun(run.id)} className="text-brand text-xs underline-offset-4 hover:underline">
            {t("previous")} <Time ms={run.atMs} />
          </Link>
        }
      />
      {changes.length === 0 ? (
        <CardBody className="text-muted-foreground">{t("sinceSame")}</CardBody>
      ) : (
        <ul className="divide-y">
          {changes.map(({ id, before, now }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
              <span className="min-w-0 flex-1 basis-56">{t(`case.${id}.title`)}</span>
              <span className="flex items-center gap-2">
                <CaseVerdictBadge verdict={before} text={t(`verdict.${before}`)} />
                <span aria-hidden="true">→</span>
                <CaseVerdictBadge verdict={now} text={t(`verdict.${now}`)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
