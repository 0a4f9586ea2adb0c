const KEY = Symbol.for("qianyue.streams");

type OpenStreams = { shutdown: AbortController };

/**
 * Aborts when the process is asked to end. `next start` waits for open connections, so a stream that nobody closes
 * would keep it alive for ever. One per process: every route has its own copy of this module.
 */
export function shutdownSignal(): AbortSignal {
  const holder = globalThis as { [KEY]?: OpenStreams };
  const known = holder[KEY];
  if (known) return known.shutdown.signal;
  const shutdown = new AbortController();
  holder[KEY] = { shutdown };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => shutdown.abort());
  return shutdown.signal;
}
