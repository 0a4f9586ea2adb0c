"use client";

import { useTranslations } from "use-intl";
import type { JsonPlace } from "@/components/evidence/json-paths";
import { JsonView } from "@/components/evidence/json-view";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { EVERYTHING, readFilter, writeFilter } from "@/lib/notifications/filter";
import type { Notification } from "@/lib/notifications/notification";
import { routes } from "@/lib/routes";
import { WhyUnopened } from "./why-unopened";

/** The decrypted content, exactly as it was sealed, or the reason why there is none. */
export function ResourceCard({ notification }: { notification: Notification }) {
  const t = useTranslations("notifications.detail");
  const filters = useTranslations("notifications.filter");
  const { resource, checks, verdict } = notification;
  const linkOf = (place: JsonPlace) => {
    const params = writeFilter({ ...EVERYTHING, fields: [place] });
    if (readFilter(params).kind === "broken" || place.path.includes("=")) return null;
    const title = filters("filterBy", { condition: `${place.path} = ${place.value}` });
    return { href: routes.notifications(params), title };
  };
  if (resource === null) {
    return (
      <Card aria-labelledby="resource">
        <CardHeader id="resource" title={t("noResource")} />
        <CardBody>
          <WhyUnopened checks={checks} />
        </CardBody>
      </Card>
    );
  }
  return (
    <Card aria-labelledby="resource">
      <CardHeader
        id="resource"
        title={t("resource")}
        actions={<CopyButton text={resource} name={t("resource")} withLabel />}
      />
      {verdict === "rejected" ? (
        <p className="border-warning-line border-b bg-warning-soft px-4 py-2 text-warning">{t("resourceUnverified")}</p>
      ) : null}
      <JsonView text={resource} label={t("resource")} linkOf={linkOf} />
    </Card>
  );
}
