import type { IncomingMessage, ServerResponse } from "node:http";
import { pairsOf } from "@/lib/egress";
import type { Gateway } from "@/lib/simulator/gateway";
import type { BodyBudget } from "./body-budget";
import { readBody } from "./read-body";

/**
 * Everything that is not ours is the platform's, its empty 404s too. The raw request target is what was signed, and the
 * reply's headers go out in their order and case, so no framework stands between.
 */
export async function servePlatform(
  request: IncomingMessage,
  response: ServerResponse,
  { gateway, budget }: { gateway: Gateway; budget: BodyBudget },
): Promise<void> {
  const reply = await gateway({
    method: request.method ?? "",
    pathAndQuery: request.url ?? "",
    headers: pairsOf(request.rawHeaders),
    readBody: (maxBytes) => readBody({ request, response, budget }, maxBytes),
  });
  if (response.destroyed) return;
  const closing = request.headers.connection?.toLowerCase() === "close";
  const headers = reply.headers.filter(([name]) => !closing || name !== "Keep-Alive");
  response.writeHead(
    reply.status,
    headers.flatMap(([name, value]) => [name, closing && name === "Connection" ? "close" : value]),
  );
  response.end(reply.body);
}
