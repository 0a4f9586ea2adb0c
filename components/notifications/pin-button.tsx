"use client";

import { Pin } from "lucide-react";
import { useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useToggled } from "./pins";
import { usePin } from "./use-pin";

/** Lets retention leave a notification alone, or not; a toggle. */
export function PinButton({ id, isPinned: wasPinned }: { id: string; isPinned: boolean }) {
  const t = useTranslations("inboxes.pin");
  const pin = usePin();
  const isPinned = useToggled().get(id) ?? wasPinned;
  const [isBusy, startWork] = useTransition();
  return (
    <Button
      aria-pressed={isPinned}
      aria-label={t("named", { id })}
      disabled={isBusy}
      onClick={() => startWork(() => pin(id, isPinned))}
      className={isPinned ? "text-brand" : undefined}
    >
      <Pin aria-hidden="true" className={isPinned ? "fill-current" : undefined} />
      {t(isPinned ? "unpin" : "pin")}
    </Button>
  );
}
