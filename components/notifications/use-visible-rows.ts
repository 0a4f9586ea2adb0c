"use client";

import { type RefObject, useEffect, useState } from "react";

/** Heights of a row in pixels: on one line, and on a narrow screen on several. rows.module.css holds the same. */
const ROW_PX = { wide: 60, narrow: 104 } as const;
const NARROW = "(width < 40rem)";
/** Rows that stand ready beyond the edges of the window, and by how many the window moves at a time. */
const READY = 12;
const STEP = 6;
/** What the server renders, which does not know the window. */
const AT_FIRST = 50;

export type VisibleRows = { first: number; last: number };

/**
 * Which rows of the body in `ref` are near the window: `first` belongs to them, `last` does not. Where the body begins
 * is measured when the page changes its size, not while it scrolls.
 */
export function useVisibleRows(ref: RefObject<HTMLElement | null>, count: number): VisibleRows {
  const [seen, setSeen] = useState<VisibleRows>({ first: 0, last: AT_FIRST });
  useEffect(() => {
    const narrow = window.matchMedia(NARROW);
    let top = 0;
    let height = 0;
    const look = () => {
      const rowPx = narrow.matches ? ROW_PX.narrow : ROW_PX.wide;
      const above = Math.floor(Math.max(0, window.scrollY - top) / rowPx / STEP) * STEP;
      const first = Math.max(0, above - READY);
      const last = above + Math.ceil(height / rowPx / STEP) * STEP + STEP + READY;
      setSeen((known) => (known.first === first && known.last === last ? known : { first, last }));
    };
    const measure = () => {
      top = (ref.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      height = window.innerHeight;
      look();
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(document.body);
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", measure);
    return () => {
      resized.disconnect();
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", measure);
    };
  }, [ref]);
  return { first: Math.min(seen.first, count), last: Math.min(seen.last, count) };
}
