"use client";

import { type RefObject, useEffect, useState } from "react";

/** Heights of a row in pixels: on one line, and on a narrow screen on several. The style sheet holds the same. */
export const ROW_PX = { wide: 60, narrow: 148 } as const;
const NARROW = "(width < 40rem)";
/** Rows that stand ready beyond the edge of the window, and by how many the window moves at a time. */
const READY = 16;
const STEP = 8;
/** What the server renders, which does not know the window. */
const AT_FIRST = 50;

export type VisibleRows = { first: number; last: number; rowPx: number };

/** Which rows of the body in `ref` are near the window: `first` belongs to them, `last` does not. */
export function useVisibleRows(ref: RefObject<HTMLElement | null>, count: number): VisibleRows {
  const [seen, setSeen] = useState<VisibleRows>({ first: 0, last: AT_FIRST, rowPx: ROW_PX.wide });
  useEffect(() => {
    const narrow = window.matchMedia(NARROW);
    const look = () => {
      const top = ref.current?.getBoundingClientRect().top ?? 0;
      const rowPx = narrow.matches ? ROW_PX.narrow : ROW_PX.wide;
      const above = Math.floor(Math.max(0, -top) / rowPx / STEP) * STEP;
      const first = Math.max(0, above - READY);
      const last = above + Math.ceil(window.innerHeight / rowPx / STEP) * STEP + STEP + READY;
      setSeen((known) =>
        known.first === first && known.last === last && known.rowPx === rowPx ? known : { first, last, rowPx },
      );
    };
    look();
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [ref]);
  return { ...seen, first: Math.min(seen.first, count), last: Math.min(seen.last, count) };
}
