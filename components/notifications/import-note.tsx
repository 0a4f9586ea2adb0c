"use client";

import { useTranslations } from "use-intl";
import type { Marks } from "@/lib/notifications/marks";

/** Says of an imported notification that it is one, and by which time its clock was judged. */
export function ImportNote({ imported }: { imported: Marks["imported"] }) {
  const t = useTranslations("inboxes.importing");
  const common = useTranslations("common");
  if (imported === null) return null;
  return (
    <p className="rounded-lg border border-warning-line bg-warning-soft px-4 py-2.5 text-warning">
      {common("joined", {
        first: t("note", { source: t(`source.${imported.source}`) }),
        second: t(imported.capturedAtMs === null ? "noteNow" : "noteCaptured"),
      })}
    </p>
  );
}
