"use client";

import { Download } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";

const FORMATS = ["json", "csv", "har"] as const;

/** Downloads of what a query means: one notification by `id`, or all that a filter's parameters say. */
export function ExportLinks({ query }: { query: string }) {
  const t = useTranslations("inboxes.exporting");
  const id = useId();
  const [isMasked, setMasked] = useState(false);
  const href = (format: string) => {
    const params = new URLSearchParams(query);
    params.set("format", format);
    if (isMasked) params.set("masked", "1");
    return `/api/notifications/export?${params}`;
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {FORMATS.map((format) => (
        <a key={format} href={href(format)} download className={buttonClass({ size: "sm" })}>
          <Download aria-hidden="true" />
          {t(format)}
        </a>
      ))}
      <label htmlFor={id} className="flex items-center gap-1.5 text-xs" title={t("maskedHint")}>
        <input
          id={id}
          type="checkbox"
          className="size-4 accent-primary"
          checked={isMasked}
          onChange={(event) => setMasked(event.target.checked)}
        />
        {t("masked")}
      </label>
    </div>
  );
}
