"use client";

import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import { useLiveState } from "./live";

const DOTS = {
  connecting: "bg-muted-foreground/50",
  live: "bg-success",
  reconnecting: "bg-warning motion-safe:animate-pulse",
  offline: "border-[1.5px] border-destructive bg-transparent",
} as const;

/** Whether the page keeps itself up to date; said to screen readers when it changes. */
export function LiveIndicator() {
  const state = useLiveState();
  const t = useTranslations("shell.live");
  return (
    <Tooltip text={t(`${state}Why`)} className="gap-2 px-1.5 py-1 text-muted-foreground text-xs">
      <span aria-hidden="true" className={cn("size-2 rounded-full", DOTS[state])} />
      <span className="sr-only">{t("label")}</span>
      <span role="status">{t(state)}</span>
    </Tooltip>
  );
}
