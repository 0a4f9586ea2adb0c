import type { IncomingMessage, ServerResponse } from "node:http";
import { pairsOf } from "@/lib/egress";
import { LONGEST_SILENCE_MS } from "@/lib/inboxes/answer-plan";
import type { Answer, ToldAnswer } from "@/lib/notifications/answer";
import type { RawDelivery } from "@/lib/notifications/receive";
import type { BodyBudget } from "./body-budget";
import type { HeldAnswers } from "./held-answers";
import type { Log } from "./log";
import { readBody, turnAway, type Unread } from "./read-body";

export type InboxOutside = {
  /** Asked before anything is read: a stranger's body is not held for an inbox that nobody has. */
  hasInbox(inbox: string): Promise<boolean>;
  receive(raw: RawDelivery): Promise<Answer | ToldAnswer>;
  held: HeldAnswers;
  maxBodyBytes: number;
  budget: BodyBudget;
  log: Log;
};

const PATH = /^\/notify\/([A-Za-z0-9_-]{1,64})\/?(?:\?.*)?$/;

/** `/notify/{inbox}`, straight on node:http: raw header pairs and raw bytes go to the receiver, its answer comes back. */
export async function serveInbox(
  request: IncomingMessage,
  response: ServerResponse,
  { hasInbox, receive, held, maxBodyBytes, budget, log }: InboxOutside,
): Promise<void> {
  const target = request.url ?? "";
  const inbox = PATH.exec(target)?.[1];
  if (inbox === undefined) return reply(response, failed(404, turnAway(request, "unknown inbox")));
  if (request.method !== "POST") {
    return reply(response, failed(405, turnAway(request, "only POST is taken here")), ["Allow", "POST"]);
  }
  try {
    if (!(await hasInbox(inbox))) return reply(response, failed(404, turnAway(request, "unknown inbox")));
    const body = await readBody({ request, response, budget }, maxBodyBytes);
    if (typeof body === "string") return reply(response, unread(body, maxBodyBytes));
    const headers = pairsOf(request.rawHeaders);
    const answer = await receive({ inbox, method: "POST", pathAndQuery: target, headers, body });
    if ("kind" in answer) await replyAsTold(response, answer, held);
    else reply(response, answer);
  } catch (error) {
    log.error({ inbox, err: error }, "a notification could not be kept");
    reply(response, failed(500, "not kept, please send again"));
  }
}

async function replyAsTold(response: ServerResponse, told: ToldAnswer, held: HeldAnswers): Promise<void> {
  if (told.kind === "delayed") {
    if (await held.hold(response, told.delayMs)) reply(response, told.answer);
    return;
  }
  if (told.kind === "silent") {
    await held.hold(response, LONGEST_SILENCE_MS);
    response.destroy();
    return;
  }
  if (response.headersSent || response.destroyed) return;
  const length = told.status === 204 || told.status === 304 ? [] : ["Content-Length", String(told.body.length)];
  response.writeHead(told.status, [...told.headers.flat(), ...length]);
  response.end(told.body);
}

function unread(why: Unread, maxBodyBytes: number): Answer {
  if (why === "too_large") return failed(413, `the body has more than ${maxBodyBytes} bytes`);
  return why === "busy" ? failed(503, "too much at once, please send again") : failed(400, "the body was cut off");
}

function failed(status: number, message: string): Answer {
  return { status, body: JSON.stringify({ code: "FAIL", message }) };
}

function reply(response: ServerResponse, { status, body }: Answer, extra: string[] = []): void {
  if (response.headersSent || response.destroyed) return;
  const type = body === "" ? [] : ["Content-Type", "application/json; charset=utf-8"];
  const length = status === 204 ? [] : ["Content-Length", String(Buffer.byteLength(body))];
  response.writeHead(status, [...type, ...length, ...extra]);
  response.end(body);
}
