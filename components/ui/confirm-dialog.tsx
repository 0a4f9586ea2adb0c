"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Dialog } from "./dialog";

type ConfirmDialogProps = {
  open: boolean;
  title: ReactNode;
  /** What will be gone or done, before it is. */
  children: ReactNode;
  action: string;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something is done that cannot be taken back; the safe way out comes first. */
export function ConfirmDialog({ open, title, children, action, isBusy, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTranslations("common");
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="space-y-3">{children}</div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="destructive" aria-disabled={isBusy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
