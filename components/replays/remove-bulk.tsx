"use client";

import { useTranslations } from "use-intl";
import { deleteBulk } from "@/app/replays/actions";
import { RemoveRecord } from "@/components/evidence/remove-record";
import type { BulkRun } from "@/lib/replays/bulk";

type RemoveBulkProps = { run: BulkRun; place: "row" | "page"; onRemoved: () => void };

export function RemoveBulk({ run: { id, createdAtMs, mode, target, url }, place, onRemoved }: RemoveBulkProps) {
  const t = useTranslations("replays");
  return (
    <RemoveRecord
      record={{ name: `${t(`modes.${mode}`)} → ${target?.name ?? url}`, atMs: createdAtMs }}
      texts={{ title: t("remove.bulkTitle"), text: t("remove.bulkText"), underWay: t("remove.bulkUnderWay") }}
      place={place}
      remove={() => deleteBulk({ id })}
      onRemoved={onRemoved}
    />
  );
}
