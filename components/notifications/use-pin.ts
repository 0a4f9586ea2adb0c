"use client";

import { type MouseEvent, useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import { pinNotification } from "@/app/inboxes/actions";
import { toast } from "@/components/ui/toast";
import { keepToggled } from "./pins";

/** Toggles the pin of a notification, one toggle of each at a time, and says how that went. */
export function usePin(): (id: string, isPinned: boolean) => Promise<void> {
  const t = useTranslations("inboxes.pin");
  const busy = useRef(new Set<string>());
  return useCallback(
    async (id, isPinned) => {
      if (busy.current.has(id)) return;
      busy.current.add(id);
      const done = await pinNotification({ id, isPinned: !isPinned }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      busy.current.delete(id);
      if (done === null) return void toast.error(t("failed"));
      keepToggled(id, done.isPinned);
      toast.success(t(done.isPinned ? "done" : "undone"));
    },
    [t],
  );
}

/** Listens to the pins of rows in what it stands on: one listener instead of one per row. */
export function usePinClicks(): (event: MouseEvent) => void {
  const pin = usePin();
  return useCallback(
    (event) => {
      const button = event.target instanceof Element ? event.target.closest("button[data-pin]") : null;
      const id = button?.getAttribute("data-pin");
      if (button && id) void pin(id, button.getAttribute("aria-pressed") === "true");
    },
    [pin],
  );
}
