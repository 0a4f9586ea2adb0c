"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { type Kept, keptText } from "@/components/inboxes/kept-text";
import { routes } from "@/lib/routes";

/** How long the list's notifications stay, per inbox; one text where all keep everything. */
export function KeptLine({ inboxes }: { inboxes: readonly (Kept & { inbox: string; name: string })[] }) {
  const t = useTranslations("inboxes.kept");
  const limited = inboxes.filter(({ keepDays, keepCount }) => keepDays !== null || keepCount !== null);
  return (
    <p className="mb-4 flex flex-wrap gap-x-3 gap-y-1 text-muted-foreground text-xs" data-kept>
      {limited.length === 0 ? <span>{t("all")}</span> : null}
      {limited.map((kept) => {
        const { key, values } = keptText(kept);
        return <span key={kept.inbox}>{t("line", { name: kept.name, what: t(key, values) })}</span>;
      })}
      {limited.length === 0 ? null : <span>{t("pinned")}</span>}
      <Link href={routes.inboxes()} className="text-brand underline-offset-4 hover:underline">
        {t("change")}
      </Link>
    </p>
  );
}
