import { world } from "@/lib/machine/world";
import { isSameOrigin } from "../same-origin";
import { eventStream } from "./event-stream";
import { shutdownSignal } from "./open-streams";

export const dynamic = "force-dynamic";

/** What was just committed, live, for our own pages. `no-transform`: a gzipped stream would arrive late. */
export async function GET(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ error: "cross_origin" }, { status: 403 });
  const { store } = await world();
  const stream = eventStream({
    feed: store.feed,
    lastEventId: request.headers.get("last-event-id"),
    signal: AbortSignal.any([request.signal, shutdownSignal()]),
    every(ms, run) {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
