"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** Further down than this, a person is reading and nothing may move. */
const AT_TOP_PX = 160;

/**
 * The newest id that may be shown: while one has scrolled down, later rows wait, so that what is being read stands
 * still. `release` goes back to the top and shows them.
 */
export function useHeldBack(newestId: string | null): { upTo: string | null; release: () => void } {
  const [upTo, setUpTo] = useState<string | null>(null);
  const newest = useRef(newestId);
  newest.current = newestId;
  useEffect(() => {
    let wasAtTop: boolean | null = null;
    const look = () => {
      const isAtTop = window.scrollY <= AT_TOP_PX;
      if (isAtTop === wasAtTop) return;
      wasAtTop = isAtTop;
      setUpTo((held) => (isAtTop ? null : (held ?? newest.current)));
    };
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  const release = useCallback(() => {
    setUpTo(null);
    window.scrollTo({ top: 0 });
  }, []);
  return { upTo, release };
}
