"use client";

import { useEffect, useRef, useState } from "react";
import { useLive } from "./live";
import { oneAtATime } from "./one-at-a-time";

const RETRY_MS = 3000;

/** How to read again what the server rendered; all of it stays the same while the component stands. */
export type Reading<Data> = {
  /** The kinds of events after which it is read again. */
  kinds: readonly string[];
  /** Rejects when it cannot be read. */
  read: (known: Data) => Promise<Data>;
  /** What is shown once `fresh` was read, or was rendered by the server. */
  join: (known: Data, fresh: Data) => Data;
  /** Reads this often without an event too; null for what only events change. */
  everyMs: number | null;
};

/**
 * What the server rendered, kept true: read again as soon as it stands on screen, and with every event. What was rendered
 * may be old, for the browser's Back shows a page as it was left. A reading that failed is tried again.
 */
export function useReading<Data>(rendered: Data, { kinds, read, join, everyMs }: Reading<Data>) {
  const [data, setData] = useState(rendered);
  const [last, setLast] = useState(rendered);
  const [failed, setFailed] = useState(false);
  const gone = useRef(false);
  const shown = useRef(data);
  shown.current = data;
  if (last !== rendered) {
    setLast(rendered);
    setData(join(data, rendered));
  }
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const [refresh] = useState(() =>
    oneAtATime(async () => {
      const fresh = await read(shown.current).catch(() => null);
      if (gone.current) return;
      setFailed(fresh === null);
      if (fresh !== null) setData((known) => join(known, fresh));
    }),
  );
  useLive(kinds, refresh);
  const againMs = failed ? RETRY_MS : everyMs;
  useEffect(() => {
    if (againMs === null) return;
    const timer = setInterval(refresh, againMs);
    return () => clearInterval(timer);
  }, [againMs, refresh]);

  return { data, setData, failed, gone };
}
