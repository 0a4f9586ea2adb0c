"use client";

import { useTranslations } from "use-intl";
import { deleteReplay } from "@/app/replays/actions";
import { RemoveRecord } from "@/components/evidence/remove-record";
import type { ReplaySummary } from "@/lib/replays/replay";

type RemoveReplayProps = {
  replay: Pick<ReplaySummary, "id" | "atMs" | "mode" | "targetName" | "url">;
  place: "row" | "page";
  onRemoved: () => void;
};

export function RemoveReplay({ replay: { id, atMs, mode, targetName, url }, place, onRemoved }: RemoveReplayProps) {
  const t = useTranslations("replays");
  return (
    <RemoveRecord
      record={{ name: `${t(`modes.${mode}`)} → ${targetName ?? url}`, atMs }}
      texts={{ title: t("remove.replayTitle"), text: t("remove.replayText"), underWay: null }}
      place={place}
      remove={() => deleteReplay({ id })}
      onRemoved={onRemoved}
    />
  );
}
