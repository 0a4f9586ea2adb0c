"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { ImportProblem } from "@/lib/notifications/imports/captured";
import type { Imported } from "@/lib/notifications/imports/import";
import { routes } from "@/lib/routes";
import type { ImportOutcome } from "./import-form";

/** What became of each, or what is wrong with what was given. */
export function ImportResults({ outcome }: { outcome: ImportOutcome | "failed" }) {
  const t = useTranslations("inboxes.importing");
  if (outcome === "failed") return <p className="text-destructive">{t("failed")}</p>;
  if (outcome.kind === "broken") return <Problems problems={outcome.problems} />;
  return (
    <Card aria-labelledby="import-results">
      <CardHeader id="import-results" title={t("results")} />
      <ul className="divide-y">
        {Object.entries(outcome.results).map(([at, result]) => (
          <li key={at} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <Result result={result} />
          </li>
        ))}
      </ul>
      {outcome.bodiless.length > 0 ? (
        <CardBody className="border-t text-warning">{t("bodiless", { entries: outcome.bodiless.join(", ") })}</CardBody>
      ) : null}
      {outcome.passedOver > 0 ? (
        <CardBody className="border-t text-muted-foreground">{t("passedOver", { count: outcome.passedOver })}</CardBody>
      ) : null}
    </Card>
  );
}

function Result({ result }: { result: Imported }) {
  const t = useTranslations("inboxes.importing");
  const id = result.kind === "kept" ? result.id : result.of;
  return (
    <>
      <Link
        href={routes.notification(id)}
        className="font-mono text-[0.8125rem] text-brand underline-offset-4 [overflow-wrap:anywhere] hover:underline"
      >
        {id}
      </Link>
      {result.kind === "duplicate" ? (
        <Badge>{t("duplicate")}</Badge>
      ) : (
        <>
          <Badge tone={result.verdict === "verified" ? "success" : "destructive"}>{t(result.verdict)}</Badge>
          <span className="text-muted-foreground text-xs">
            {t(result.clock === "captured" ? "byCapture" : "byNow")}
          </span>
        </>
      )}
    </>
  );
}

function Problems({ problems }: { problems: readonly ImportProblem[] }) {
  const t = useTranslations("inboxes.importing");
  return (
    <ul role="alert" className="flex flex-col gap-1 text-destructive">
      {problems.map(({ entry, field, rule, at }) => {
        const values = {
          field: t(`fields.${field}`),
          rule: t(`rules.${rule}`),
          at: at === "" ? "" : t("at", { at }),
        };
        return (
          <li key={`${entry} ${field} ${rule} ${at}`}>
            {entry === null ? t("problem", values) : t("problemOf", { entry, ...values })}
          </li>
        );
      })}
    </ul>
  );
}
