import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { CASE_GROUPS, CASES } from "@/lib/endpoints/catalogue";
import type { EndpointTexts } from "@/lib/endpoints/step-text";
import { CaseHead } from "./case-head";
import { CaseRule } from "./case-rule";

/** Every case with its rule and source, as it is before anything was run. */
export function Battery({ t }: { t: EndpointTexts }) {
  const musts = CASES.filter(({ level }) => level === "must").length;
  return (
    <Card aria-labelledby="battery">
      <CardHeader
        id="battery"
        title={t("battery")}
        description={`${t("batteryText")} ${t("counts", { musts, shoulds: CASES.length - musts })}`}
      />
      {CASE_GROUPS.map((group) => (
        <section key={group} aria-labelledby={`battery-${group}`} className="border-b last:border-b-0">
          <div className="bg-muted/40 px-4 py-2">
            <h3 id={`battery-${group}`} className="font-medium text-sm">
              {t(`group.${group}`)}
            </h3>
            <p className="text-muted-foreground text-xs">{t(`groupText.${group}`)}</p>
          </div>
          <ul className="divide-y">
            {CASES.filter((one) => one.group === group).map(({ id, level }) => (
              <li key={id}>
                <details className="group/case">
                  <CaseHead title={t(`case.${id}.title`)}>
                    <code className="text-muted-foreground text-xs">{id}</code>
                    <Badge tone={level === "must" ? "outline" : "neutral"}>{t(`level.${level}`)}</Badge>
                  </CaseHead>
                  <div className="px-4 pb-3 sm:pl-11">
                    <CaseRule id={id} t={t} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
