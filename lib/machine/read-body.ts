import type { IncomingMessage, ServerResponse } from "node:http";
import type { BodyBudget } from "./body-budget";

/** How long a sender who is turned away may go on talking before its connection is cut. */
const LINGER_MS = 1000;

/** Why a body was not read: over the limit, the sender hung up, or the door holds as many bytes as it may. */
export type Unread = "too_large" | "gone" | "busy";

type Reading = { request: IncomingMessage; response: ServerResponse; budget: BodyBudget };

/** The raw bytes of a request, or why there are none. Its bytes count against the budget until it is answered. */
export function readBody({ request, response, budget }: Reading, maxBytes: number): Promise<Uint8Array | Unread> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return Promise.resolve(turnAway(request, "too_large"));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.once("close", () => budget.release(size));
    request.on("data", (chunk: Buffer) => {
      if (size + chunk.length > maxBytes) return resolve(turnAway(request, "too_large"));
      if (!budget.take(chunk.length)) return resolve(turnAway(request, "busy"));
      size += chunk.length;
      chunks.push(chunk);
    });
    request.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
    request.on("error", () => resolve("gone"));
    request.on("close", () => resolve("gone"));
  });
}

/** The answer needs a moment to arrive: a connection that is cut with unread bytes takes the answer with it. */
export function turnAway<Why>(request: IncomingMessage, why: Why): Why {
  request.removeAllListeners("data");
  if (request.complete) return why;
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  timer.unref();
  request.once("end", () => clearTimeout(timer));
  return why;
}
