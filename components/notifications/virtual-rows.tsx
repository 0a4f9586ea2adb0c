"use client";

import { type CSSProperties, type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { NotificationRow } from "./notification-row";
import { NotificationTable } from "./notification-table";
import { useToggled } from "./pins";
import { ROLES } from "./roles";
import styles from "./rows.module.css";
import { useRowWords } from "./use-row-words";
import { useVisibleRows, type VisibleRows } from "./use-visible-rows";

type VirtualRowsProps = {
  name: string;
  items: readonly NotificationSummary[];
  /** What came after this one is shown as new. */
  firstSeen: string;
  hasMore: boolean;
  /** Reads more; null while it is being read, or could not be. */
  onNearEnd: (() => Promise<void>) | null;
};

const NEAR_END = 60;
const PAGE_ROWS = 10;

/**
 * A table of which only the rows near the window exist, and the one that has the focus. The arrows, Page Up and Down,
 * Home and End move the focus from row to row; Enter opens.
 */
export function VirtualRows({ name, items, firstSeen, hasMore, onNearEnd }: VirtualRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const seen = useVisibleRows(body, items.length);
  const words = useRowWords();
  const toggled = useToggled();
  const [held, setHeld] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const isNearEnd = hasMore && onNearEnd !== null && seen.last + NEAR_END >= items.length;
  const readOn = useEffectEvent(() => void onNearEnd?.());
  // A page may bring nothing: then the next one is asked for as soon as this one is there.
  useEffect(() => {
    if (isNearEnd) readOn();
  }, [isNearEnd]);
  useEffect(() => {
    if (wanted === null) return;
    linkOf(body.current, wanted)?.focus();
    setWanted(null);
  }, [wanted]);

  const heldAt = held === null ? -1 : items.findIndex(({ id }) => id === held);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = targetOf(event.key, heldAt, items.length);
    const item = to === null ? undefined : items[to];
    if (!item) return;
    event.preventDefault();
    setHeld(item.id);
    setWanted(item.id);
  };
  return (
    <NotificationTable name={name} rowCount={hasMore ? -1 : items.length + 1} onKeyDown={onKeyDown} isVirtual>
      <tbody
        {...ROLES.body}
        ref={body}
        className={styles.body}
        style={{ "--count": items.length } as CSSProperties}
        onFocus={(event) => setHeld(rowIdOf(event.target))}
        onBlur={(event) => body.current?.contains(event.relatedTarget) || setHeld(null)}
      >
        {placesOf(seen, heldAt).map((at) => {
          const item = items[at];
          if (!item) return null;
          const isPinned = toggled.get(item.id) ?? item.isPinned;
          return <NotificationRow key={item.id} {...{ item, isPinned, words, at }} isNew={item.id > firstSeen} />;
        })}
      </tbody>
    </NotificationTable>
  );
}

function placesOf({ first, last }: VisibleRows, held: number): number[] {
  const places = Array.from({ length: last - first }, (_, at) => first + at);
  if (held >= 0 && held < first) places.unshift(held);
  if (held >= last) places.push(held);
  return places;
}

function targetOf(key: string, from: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, from + 1);
    case "ArrowUp":
      return Math.max(0, from - 1);
    case "PageDown":
      return Math.min(last, from + PAGE_ROWS);
    case "PageUp":
      return Math.max(0, from - PAGE_ROWS);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

function rowIdOf(element: Element): string | null {
  return element.closest("[data-notification]")?.getAttribute("data-notification") ?? null;
}

function linkOf(body: HTMLElement | null, id: string): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`[data-notification="${CSS.escape(id)}"] a`) ?? null;
}
