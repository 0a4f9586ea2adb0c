"use client";

import { useTranslations } from "use-intl";

type SectionLinksProps = { has401: boolean; hasChecks: boolean };

/** The way to each part of a long page. */
export function SectionLinks({ has401, hasChecks }: SectionLinksProps) {
  const t = useTranslations("exchanges");
  const links = [
    ...(has401 ? [{ id: "diagnosis", text: t("diagnosis.title") }] : []),
    { id: "reply", text: t("reply.title") },
    ...(hasChecks ? [{ id: "checks", text: t("reply.checks") }] : []),
    { id: "signing", text: t("signing.title") },
    { id: "request", text: t("request.title") },
    { id: "curl", text: t("curl.title") },
  ];
  return (
    <nav aria-label={t("sections")} className="mb-5 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {links.map(({ id, text }) => (
        <a
          key={id}
          href={`#${id}`}
          className="text-muted-foreground underline underline-offset-4 hover:text-foreground"
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
