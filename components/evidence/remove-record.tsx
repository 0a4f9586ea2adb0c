"use client";

import { Trash2 } from "lucide-react";
import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { instantParts } from "@/lib/i18n/time";
import { Time } from "./time";

/** `under_way`: it is not over, and must be stopped first. */
type Removal = { data?: { result: "removed" | "under_way" | "unknown" } | undefined };

type RemoveRecordProps = {
  /** Which one it is of several. */
  record: { name: string; atMs: number };
  /** `text`: what goes and what stays. `underWay`: what to do about one that is not over; null where all are. */
  texts: { title: string; text: string; underWay: string | null };
  /** Alone in a row, or beside other buttons of a page. */
  place: "row" | "page";
  remove: () => Promise<Removal>;
  onRemoved: () => void;
};

/** Deletes one record after it was asked whether to. What was gone already counts as deleted. */
export function RemoveRecord({ record, texts, place, remove, onRemoved }: RemoveRecordProps) {
  const t = useTranslations("common.remove");
  const timeZone = useReaderTimeZone();
  const { date, clock } = instantParts(record.atMs, timeZone);
  const label = t("named", { name: record.name, time: `${date} ${clock.slice(0, 8)}` });
  const [isAsking, setAsking] = useState(false);
  const [isBusy, startWork] = useTransition();
  const confirm = () => {
    if (isBusy) return;
    startWork(async () => {
      const done = await remove().then(
        ({ data }) => data?.result ?? null,
        () => null,
      );
      if (done === null) return toast.error(t("failed"));
      setAsking(false);
      if (done === "under_way") return toast.error(texts.underWay ?? t("failed"));
      toast.success(t("done"));
      onRemoved();
    });
  };
  return (
    <>
      {place === "row" ? (
        <Button size="iconSm" variant="ghost" aria-label={label} onClick={() => setAsking(true)}>
          <Trash2 aria-hidden="true" />
        </Button>
      ) : (
        <Button aria-label={label} onClick={() => setAsking(true)}>
          <Trash2 aria-hidden="true" />
          {t("action")}
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        title={texts.title}
        action={t("action")}
        isBusy={isBusy}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <p className="[overflow-wrap:anywhere]">
          <span className="font-mono text-[0.8125rem]">{record.name}</span>{" "}
          <span className="text-muted-foreground text-xs">
            <Time ms={record.atMs} />
          </span>
        </p>
        <p>{texts.text}</p>
      </ConfirmDialog>
    </>
  );
}
