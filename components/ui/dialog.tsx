"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { cn } from "./class-names";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** `sheet` stands at the left edge, full height. */
  shape?: "dialog" | "sheet";
  className?: string;
};

/** A native modal dialog: the browser keeps the focus inside, closes it on Escape and makes the page behind it inert. */
export function Dialog({ open, onClose, title, children, shape = "dialog", className }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const t = useTranslations("common");
  useEffect(() => {
    const dialog = element.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  const place =
    shape === "sheet"
      ? "sheet m-0 h-dvh max-h-none w-72 max-w-[85vw] border-r"
      : "max-h-[85dvh] w-[calc(100vw-2rem)] max-w-lg rounded-lg border";
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === element.current) onClose();
      }}
      className={cn("bg-popover p-0 text-popover-foreground shadow-xl", place, className)}
    >
      <div className="flex h-full flex-col">
        <div className="flex h-13 shrink-0 items-center justify-between gap-3 border-b pr-2.5 pl-4">
          <h2 id={titleId} className="font-semibold">
            {title}
          </h2>
          <Button variant="ghost" size="icon" onClick={onClose} aria-label={t("close")}>
            <X aria-hidden="true" />
          </Button>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
      </div>
    </dialog>
  );
}
