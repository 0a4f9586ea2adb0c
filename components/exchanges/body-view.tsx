"use client";

import { useTranslations } from "use-intl";
import { JsonView } from "@/components/evidence/json-view";
import { VisibleText } from "@/components/evidence/visible-text";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs } from "@/components/ui/tabs";
import type { BodyView as Body } from "@/lib/exchanges/exchange-view";

/** A body as it was on the wire and indented for reading, with its byte count and hash. */
export function BodyView({ body, label }: { body: Body; label: string }) {
  const t = useTranslations("exchanges.body");
  if (body.bytes === 0) return <p className="px-4 py-3 text-muted-foreground">{t("empty")}</p>;
  return (
    <div>
      <Tabs
        label={label}
        actions={<CopyButton text={body.text} name={label} />}
        tabs={[
          { id: "raw", label: t("raw"), content: <VisibleText text={body.text} label={`${label}: ${t("raw")}`} /> },
          {
            id: "pretty",
            label: t("pretty"),
            content: <JsonView text={body.text} label={`${label}: ${t("pretty")}`} />,
          },
        ]}
      />
      <p className="flex flex-wrap gap-x-4 gap-y-0.5 border-t px-4 py-2 text-muted-foreground text-xs">
        <span className="tabular-nums">{t("bytes", { bytes: body.bytes })}</span>
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {t("sha256")} <code>{body.sha256}</code>
        </span>
        {body.exact ? null : <span className="text-warning">{t("notText")}</span>}
      </p>
    </div>
  );
}
