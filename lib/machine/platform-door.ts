import type { IncomingMessage, ServerResponse } from "node:http";
import { pairsOf } from "@/lib/egress";
import type { Edge } from "@/lib/simulator/edge";
import type { Manner } from "@/lib/simulator/fault-reply";
import type { BodyBudget } from "./body-budget";
import { readBody } from "./read-body";

/**
 * Everything that is not ours is the platform's, its empty 404s too. The raw request target is what was signed, and the
 * reply's headers go out in their order and case, so no framework stands between.
 */
export async function servePlatform(
  request: IncomingMessage,
  response: ServerResponse,
  { edge, budget }: { edge: Edge; budget: BodyBudget },
): Promise<void> {
  const { reply, manner } = await edge({
    method: request.method ?? "",
    pathAndQuery: request.url ?? "",
    headers: pairsOf(request.rawHeaders),
    readBody: (maxBytes) => readBody({ request, response, budget }, maxBytes),
  });
  if (response.destroyed) return;
  if (manner.lateMs > 0) await pause(response, manner.lateMs);
  if (manner.end === "lost") return void request.socket.destroy();
  const closing = request.headers.connection?.toLowerCase() === "close";
  const headers = reply.headers.filter(([name]) => !closing || name !== "Keep-Alive");
  response.writeHead(
    reply.status,
    headers.flatMap(([name, value]) => [name, closing && name === "Connection" ? "close" : value]),
  );
  // In one piece with the headers, as node:http writes a text.
  if (manner.slowMs === 0 && manner.end === "whole") return void response.end(reply.body);
  await sendInParts(response, Buffer.from(reply.body), manner);
}

/** Half of the body first, where a fault wants the other half late or never. */
async function sendInParts(response: ServerResponse, body: Buffer, manner: Manner): Promise<void> {
  const half = Math.ceil(body.length / 2);
  await new Promise<void>((sent) => response.write(body.subarray(0, half), () => sent()));
  if (manner.slowMs > 0) await pause(response, manner.slowMs);
  if (manner.end === "cut") return void response.socket?.resetAndDestroy();
  response.end(body.subarray(half));
}

/** Ends early when the other side has gone. */
function pause(response: ServerResponse, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    response.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
