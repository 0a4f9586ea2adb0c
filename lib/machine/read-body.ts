import type { IncomingMessage } from "node:http";

/** How long a sender whose body is too large may go on talking before its connection is cut. */
const LINGER_MS = 1000;

/** The raw bytes of a request, or `too_large` at the first byte over the limit; what follows is read by no one. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | "too_large"> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return Promise.resolve(turnAway(request));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) return resolve(turnAway(request));
      chunks.push(chunk);
    });
    request.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
    request.on("error", reject);
    request.on("close", () => reject(new Error("The sender went away")));
  });
}

/** The answer needs a moment to arrive: a connection that is cut with unread bytes takes the answer with it. */
function turnAway(request: IncomingMessage): "too_large" {
  request.removeAllListeners("data");
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  timer.unref();
  request.once("end", () => clearTimeout(timer));
  return "too_large";
}
