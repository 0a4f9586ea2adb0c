import type { IncomingMessage, ServerResponse } from "node:http";
import { pairsOf } from "@/lib/egress";
import type { Answer, RawDelivery } from "@/lib/notifications/receive";
import type { Log } from "./log";
import { readBody } from "./read-body";

export type InboxOutside = {
  receive(raw: RawDelivery): Promise<Answer>;
  maxBodyBytes: number;
  log: Log;
};

const PATH = /^\/notify\/([A-Za-z0-9_-]{1,64})\/?(?:\?.*)?$/;

/** `/notify/{inbox}`, straight on node:http: raw header pairs and raw bytes go to the receiver, its answer comes back. */
export async function serveInbox(
  request: IncomingMessage,
  response: ServerResponse,
  { receive, maxBodyBytes, log }: InboxOutside,
): Promise<void> {
  const target = request.url ?? "";
  const inbox = PATH.exec(target)?.[1];
  if (inbox === undefined) return reply(response, failed(404, "unknown inbox"));
  if (request.method !== "POST") return reply(response, failed(405, "only POST is taken here"), ["Allow", "POST"]);
  try {
    const body = await readBody(request, maxBodyBytes);
    if (body === "too_large") return reply(response, failed(413, `the body has more than ${maxBodyBytes} bytes`));
    const headers = pairsOf(request.rawHeaders);
    reply(response, await receive({ inbox, method: "POST", pathAndQuery: target, headers, body }));
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    log.error({ inbox, err: error }, "a notification could not be kept");
    reply(response, failed(500, "not kept, please send again"));
  }
}

function failed(status: number, message: string): Answer {
  return { status, body: JSON.stringify({ code: "FAIL", message }) };
}

function reply(response: ServerResponse, { status, body }: Answer, extra: string[] = []): void {
  if (response.headersSent) return;
  const type = body === "" ? [] : ["Content-Type", "application/json; charset=utf-8"];
  const length = status === 204 ? [] : ["Content-Length", String(Buffer.byteLength(body))];
  response.writeHead(status, [...type, ...length, ...extra]);
  response.end(body);
}
