"use client";

import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { NotificationRow } from "./notification-row";
import { NotificationTable } from "./notification-table";
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
        ref={body}
        className="divide-y max-sm:block"
        onFocus={(event) => setHeld(rowIdOf(event.target))}
        onBlur={(event) => body.current?.contains(event.relatedTarget) || setHeld(null)}
      >
        {piecesOf(seen, heldAt, items.length).map((piece) => {
          if (piece.kind === "gap") return <Gap key={`gap ${piece.key}`} px={piece.rows * seen.rowPx} />;
          const item = items[piece.at];
          return item ? (
            <NotificationRow key={item.id} item={item} isNew={item.id > firstSeen} rowIndex={piece.at + 2} />
          ) : null;
        })}
      </tbody>
    </NotificationTable>
  );
}

const UNSAID = { "aria-hidden": true } as const;

/** Rows that do not exist now, by their height alone. */
function Gap({ px }: { px: number }) {
  return (
    <tr {...UNSAID} className="max-sm:block">
      <td colSpan={7} className="p-0 max-sm:block" style={{ height: px }} />
    </tr>
  );
}

type Piece = { kind: "row"; at: number } | { kind: "gap"; key: string; rows: number };

function piecesOf({ first, last }: VisibleRows, held: number, count: number): Piece[] {
  const rows = Array.from({ length: last - first }, (_, at) => first + at);
  if (held >= 0 && held < first) rows.unshift(held);
  if (held >= last) rows.push(held);
  const pieces: Piece[] = [];
  let next = 0;
  for (const at of rows) {
    if (at > next) pieces.push({ kind: "gap", key: next === 0 ? "above" : `before ${at}`, rows: at - next });
    pieces.push({ kind: "row", at });
    next = at + 1;
  }
  if (count > next) pieces.push({ kind: "gap", key: "below", rows: count - next });
  return pieces;
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
