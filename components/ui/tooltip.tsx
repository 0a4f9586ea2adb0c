"use client";

import { type ReactNode, useId, useRef } from "react";
import { cn } from "./class-names";

const GAP_PX = 6;
const MARGIN_PX = 8;

type TooltipProps = {
  text: ReactNode;
  /** What is explained: text or a badge, nothing that is itself a control. */
  children: ReactNode;
  className?: string;
};

/**
 * A short explanation on hover, focus and touch. The trigger is a button, so that the keyboard reaches it (do not put
 * it inside a link); the bubble is a native popover, so that no frame cuts it off.
 */
export function Tooltip({ text, children, className }: TooltipProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const id = useId();
  const show = () => {
    if (!anchor.current || !bubble.current || bubble.current.matches(":popover-open")) return;
    bubble.current.showPopover();
    place(anchor.current, bubble.current);
  };
  const hide = () => {
    if (bubble.current?.matches(":popover-open")) bubble.current.hidePopover();
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-describedby={id}
        className={cn("inline-flex max-w-full cursor-help items-center rounded-full text-left", className)}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => event.key === "Escape" && hide()}
      >
        {children}
      </button>
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="pointer-events-none fixed m-0 w-max max-w-72 whitespace-pre-line rounded-md border bg-popover px-2.5 py-1.5 text-left font-normal font-sans text-popover-foreground text-xs shadow-lg"
      >
        {text}
      </span>
    </>
  );
}

function place(anchor: HTMLElement, bubble: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const centred = at.left + at.width / 2 - size.width / 2;
  const left = Math.max(MARGIN_PX, Math.min(centred, window.innerWidth - size.width - MARGIN_PX));
  const above = at.top - size.height - GAP_PX;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${above >= MARGIN_PX ? above : at.bottom + GAP_PX}px`;
}
