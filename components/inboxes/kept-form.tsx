"use client";

import { useId, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Time } from "@/components/evidence/time";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { KeptChoice } from "@/lib/inboxes/choose-kept";
import { LEAST_COUNT, LEAST_DAYS, MOST_COUNT, MOST_DAYS } from "@/lib/inboxes/kept-limits";
import { type Kept, keptText } from "./kept-text";
import { Labelled } from "./labelled";

/** Comes back with how many would go at once, unless that was agreed to. */
export type ChooseKept = (
  input: Kept & { inbox: string; isAgreed: boolean },
) => Promise<{ data?: KeptChoice | undefined }>;

type KeptFormProps = {
  inbox: string;
  kept: Kept;
  removed: { removed: number; upToMs: number } | null;
  choose: ChooseKept;
};

/** How long and how many an inbox keeps; both may be left open. */
export function KeptForm({ inbox, kept, removed, choose }: KeptFormProps) {
  const t = useTranslations("inboxes");
  const base = useId();
  const [days, setDays] = useState(String(kept.keepDays ?? ""));
  const [count, setCount] = useState(String(kept.keepCount ?? ""));
  const [over, setOver] = useState<{ count: number; more: boolean } | null>(null);
  const [isBusy, startWork] = useTransition();
  const isDays = isAllowed(days, LEAST_DAYS, MOST_DAYS);
  const isCount = isAllowed(count, LEAST_COUNT, MOST_COUNT);
  const said = keptText(kept);
  const save = (isAgreed: boolean) =>
    startWork(async () => {
      const wanted = { inbox, keepDays: numberOrNull(days), keepCount: numberOrNull(count), isAgreed };
      const done = await choose(wanted).then(
        ({ data }) => data ?? null,
        () => null,
      );
      setOver(done?.kind === "asks" ? done : null);
      if (done === null) toast.error(t("form.failed"));
      else if (done.kind === "chosen") toast.success(t("kept.saved"));
    });
  return (
    <form
      className="flex flex-col gap-3 p-4"
      aria-label={t("kept.title")}
      onSubmit={(event) => {
        event.preventDefault();
        if (isDays && isCount) save(false);
      }}
    >
      <p>
        {t(`kept.${said.key}`, said.values)} <span className="text-muted-foreground">{t("kept.pinned")}</span>
      </p>
      <div className="flex flex-wrap items-end gap-3">
        <Labelled id={`${base}-days`} label={t("kept.daysLabel")}>
          <Input
            id={`${base}-days`}
            inputMode="numeric"
            className="w-36 tabular-nums"
            value={days}
            aria-invalid={isDays ? undefined : true}
            onChange={(event) => setDays(event.target.value)}
          />
        </Labelled>
        <Labelled id={`${base}-count`} label={t("kept.countLabel")}>
          <Input
            id={`${base}-count`}
            inputMode="numeric"
            className="w-36 tabular-nums"
            value={count}
            aria-invalid={isCount ? undefined : true}
            onChange={(event) => setCount(event.target.value)}
          />
        </Labelled>
        <Button type="submit" disabled={isBusy || !isDays || !isCount}>
          {t("kept.save")}
        </Button>
      </div>
      {isDays && isCount ? null : (
        <p role="alert" className="text-destructive">
          {t("kept.rule")}
        </p>
      )}
      <ConfirmDialog
        open={over !== null}
        title={t("kept.confirmTitle")}
        action={t("kept.confirm")}
        isBusy={isBusy}
        onConfirm={() => isBusy || save(true)}
        onClose={() => setOver(null)}
      >
        <p>{over === null ? null : t(over.more ? "kept.goesMore" : "kept.goes", { count: over.count })}</p>
        <p className="text-muted-foreground">{t("kept.goesHint")}</p>
      </ConfirmDialog>
      <p className="text-muted-foreground text-xs">{t("kept.hint")}</p>
      {removed ? (
        <p className="text-muted-foreground text-xs">
          {t("kept.removed", { count: removed.removed })} <Time ms={removed.upToMs} />
        </p>
      ) : null}
    </form>
  );
}

function isAllowed(text: string, least: number, most: number): boolean {
  const value = Number(text);
  return text.trim() === "" || (Number.isInteger(value) && value >= least && value <= most);
}

function numberOrNull(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}
