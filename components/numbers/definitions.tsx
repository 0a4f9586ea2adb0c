"use client";

import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";

const DEFINED = ["presigned", "paid", "offered", "signed", "kept", "ended", "silent", "median", "refused"] as const;

/** What each figure counts, so that two people mean the same by it. */
export function Definitions() {
  const t = useTranslations("numbers");
  return (
    <Card aria-labelledby="definitions">
      <CardHeader id="definitions" title={t("definitions")} />
      <CardBody>
        <dl className="grid gap-x-8 gap-y-2 text-sm md:grid-cols-2">
          {DEFINED.map((name) => (
            <div key={name}>
              <dt className="font-medium">{t(name)}</dt>
              <dd className="text-muted-foreground">{t(`define.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-muted-foreground text-xs">{t("basis")}</p>
      </CardBody>
    </Card>
  );
}
