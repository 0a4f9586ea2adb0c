"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "use-intl";

/** The operation's page in the documentation centre, or that it is hidden there. */
export function DocsLink({ docs }: { docs: string | null }) {
  const t = useTranslations("operations");
  if (docs === null) return <span>{t("docsHidden")}</span>;
  return (
    <a
      href={docs}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 text-brand underline underline-offset-4"
    >
      {t("docs")}
      <ExternalLink aria-hidden="true" className="size-3.5" />
    </a>
  );
}
