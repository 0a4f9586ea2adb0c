import type { Feed, FeedEvent } from "@/lib/db/feed";

const HEARTBEAT_MS = 15_000;
const RETRY_MS = 1_000;
/** A reader that is this many chunks behind is let go; it comes back with `Last-Event-ID` and catches up. */
const MOST_BEHIND = 2_000;

type Reader = {
  feed: Pick<Feed, "since" | "subscribe" | "latest">;
  /** From the browser's reconnect; null at a first visit. */
  lastEventId: string | null;
  /** Aborts when the reader leaves or the process shuts down. */
  signal: AbortSignal;
  every(ms: number, run: () => void): () => void;
};

/**
 * The feed as server-sent events: `data: {"kind","id"}` with the feed's id, a comment every 15 s, and `event: gap`
 * where events may have been missed. Nothing is lost between catching up and listening: both happen in one turn.
 */
export function eventStream({ feed, lastEventId, signal, every }: Reader): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave = () => {};
  return new ReadableStream({
    start(controller) {
      if (signal.aborted) return controller.close();
      const send = (text: string) => {
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -MOST_BEHIND) end();
      };
      const stops: (() => void)[] = [];
      leave = () => {
        for (const stop of stops.splice(0)) stop();
        signal.removeEventListener("abort", end);
      };
      function end() {
        leave();
        controller.close();
      }
      signal.addEventListener("abort", end);
      const missed = lastEventId === null ? { events: [] } : feed.since(lastEventId);
      send(`retry: ${RETRY_MS}\n${missed === "gap" ? gap(feed.latest()) : `id: ${feed.latest()}\n\n`}`);
      if (missed !== "gap") for (const event of missed.events) send(frame(event));
      stops.push(
        feed.subscribe(
          (event) => send(frame(event)),
          () => send(gap(feed.latest())),
        ),
        every(HEARTBEAT_MS, () => send(": still here\n\n")),
      );
    },
    cancel: () => leave(),
  });
}

function frame({ eventId, kind, id }: FeedEvent): string {
  return `id: ${eventId}\ndata: ${JSON.stringify({ kind, id })}\n\n`;
}

function gap(latest: string): string {
  return `event: gap\nid: ${latest}\ndata: {}\n\n`;
}
