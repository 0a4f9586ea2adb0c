"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { cn } from "./class-names";

type Tab = { id: string; label: ReactNode; content: ReactNode };

type TabsProps = {
  /** What the tabs choose between, for screen readers. */
  label: string;
  tabs: readonly Tab[];
  actions?: ReactNode;
  className?: string;
};

/** Tabs by the ARIA pattern (arrows, Home, End); every panel stays in the page, so that it can be searched and linked to. */
export function Tabs({ label, tabs, actions, className }: TabsProps) {
  const [chosen, setChosen] = useState(0);
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = targetOf(event.key, chosen, tabs.length);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div className={className}>
      <div className="flex items-end justify-between gap-3 border-b px-2">
        <div ref={list} role="tablist" aria-label={label} className="flex min-w-0 overflow-x-auto" onKeyDown={move}>
          {tabs.map((tab, index) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-tab-${tab.id}`}
              aria-controls={`${base}-panel-${tab.id}`}
              aria-selected={index === chosen}
              tabIndex={index === chosen ? 0 : -1}
              onClick={() => setChosen(index)}
              className={cn(
                "-outline-offset-2 relative whitespace-nowrap px-2.5 py-2 font-medium text-xs transition-colors after:absolute after:inset-x-2.5 after:bottom-0 after:h-0.5 after:rounded-full",
                index === chosen
                  ? "text-foreground after:bg-brand"
                  : "text-muted-foreground hover:text-foreground after:bg-transparent",
              )}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {actions ? <div className="flex items-center gap-1 py-1">{actions}</div> : null}
      </div>
      {tabs.map((tab, index) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${base}-panel-${tab.id}`}
          aria-labelledby={`${base}-tab-${tab.id}`}
          hidden={index !== chosen}
        >
          {tab.content}
        </div>
      ))}
    </div>
  );
}

function targetOf(key: string, current: number, count: number): number | null {
  if (key === "ArrowRight") return (current + 1) % count;
  if (key === "ArrowLeft") return (current - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
