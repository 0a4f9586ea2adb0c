"use client";

import { Pin } from "lucide-react";
import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

export type PinNotification = (input: {
  id: string;
  isPinned: boolean;
}) => Promise<{ data?: { isPinned: boolean } | undefined }>;

/** What was toggled here since the page was read: rows of a long list come and go with what the server said first. */
const toggled = new Map<string, boolean>();

type PinButtonProps = { id: string; isPinned: boolean; pin: PinNotification; isSmall?: boolean };

/** Lets retention leave a notification alone, or not; a toggle. */
export function PinButton({ id, isPinned: wasPinned, pin, isSmall = false }: PinButtonProps) {
  const t = useTranslations("inboxes.pin");
  const [isPinned, setPinned] = useState(() => toggled.get(id) ?? wasPinned);
  const [isBusy, startWork] = useTransition();
  const toggle = () =>
    startWork(async () => {
      const done = await pin({ id, isPinned: !isPinned }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      if (done === null) return toast.error(t("failed"));
      toggled.set(id, done.isPinned);
      setPinned(done.isPinned);
      toast.success(t(done.isPinned ? "done" : "undone"));
    });
  return (
    <Button
      size={isSmall ? "iconSm" : "md"}
      variant={isSmall ? "ghost" : "outline"}
      aria-pressed={isPinned}
      aria-label={t("named", { id })}
      disabled={isBusy}
      onClick={toggle}
      className={isPinned ? "text-brand" : undefined}
    >
      <Pin aria-hidden="true" className={isPinned ? "fill-current" : undefined} />
      {isSmall ? null : t(isPinned ? "unpin" : "pin")}
    </Button>
  );
}
