import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Duplex } from "node:stream";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** What came back. A network failure is a value, not an exception; headers keep the order and case of the wire. */
export type Reply =
  | { kind: "reply"; status: number; headers: HeaderPair[]; body: Uint8Array; tookMs: number }
  | { kind: "failure"; code: string; message: string; tookMs: number };

export type Outgoing = { method: string; url: string; headers: readonly HeaderPair[]; body: string | Uint8Array };

/**
 * `timeoutMs` covers the whole exchange, from the name look-up to the last byte; `maxBytes` caps the reply's body, which
 * is a failure beyond that, or with `cut` ends there.
 */
export type Limits = { timeoutMs: number; maxBytes: number; cut?: boolean; pace?: Pace };

/** Sends the body so many bytes at a time, the first at once and each other `everyMs` after the one before it. */
export type Pace = { bytes: number; everyMs: number };

/** Sends once and follows nothing. Codes of its own: INVALID_URL, TIMEOUT, TOO_LARGE, PRIVATE_ADDRESS; else the system's. */
export type Send = (request: Outgoing, limits: Limits) => Promise<Reply>;

type Ways = { allowPrivate: boolean; ownOrigins?: string[]; lookup?: LookupFunction };

/**
 * The one way out of this process. Headers go out as given; only Host, Content-Length and Connection are added when
 * they are missing. Unless `allowPrivate`, an address that is not public is refused, also when a name resolves to it;
 * only `ownOrigins`, our own machine door, are reached wherever they are. `lookup` resolves the names of all others.
 */
export function createSend({ allowPrivate, ownOrigins = [], lookup }: Ways): Send {
  const own = new Set(ownOrigins.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin));
  return (outgoing, limits) => {
    const startedAt = performance.now();
    const tookMs = () => Math.round(performance.now() - startedAt);
    return new Promise((resolve) => {
      const fail = (error: Error & { code?: string }) =>
        resolve({ kind: "failure", code: codeOf(error), message: error.message, tookMs: tookMs() });
      const url = readUrl(outgoing.url);
      if (url === null) return fail(failure("INVALID_URL", "Only absolute http and https addresses can be called."));
      try {
        const free = allowPrivate || own.has(url.origin);
        const request = start(url, outgoing, free ? { agent: false } : { agent: guard(url), lookup });
        const timer = setTimeout(() => request.destroy(failure("TIMEOUT", timeoutText(limits))), limits.timeoutMs);
        let isAnswered = false;
        const answer = ({ statusCode: status = 0, rawHeaders }: IncomingMessage, body: Uint8Array) =>
          resolve({ kind: "reply", status, headers: pairsOf(rawHeaders), body, tookMs: tookMs() });
        request.on("close", () => {
          clearTimeout(timer);
          // After an interim answer alone, `close` is all that is heard.
          if (!isAnswered) fail(failure("ECONNRESET", "The connection was closed before there was an answer."));
        });
        request.on("error", fail);
        request.on("response", (response) => {
          isAnswered = true;
          readBody(response, limits).then((body) => answer(response, body), fail);
        });
        // Nobody here speaks what it would switch to: the answer's head is all there is of it.
        const headAlone = (response: IncomingMessage, socket: Duplex) => {
          isAnswered = true;
          answer(response, new Uint8Array());
          socket.destroy();
        };
        request.on("upgrade", headAlone);
        request.on("connect", headAlone);
        if (limits.pace) endSlowly(request, Buffer.from(outgoing.body), limits.pace);
        else request.end(outgoing.body);
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
  };
}

/** `rawHeaders` of node:http, a flat list, as pairs in their order. */
export function pairsOf(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}

/** No keep-alive: a reused connection that the other side just closed would look like a failed delivery. */
type Way = { agent: false } | { agent: Agent; lookup: LookupFunction | undefined };

function start(url: URL, { method, headers, body }: Outgoing, way: Way): ClientRequest {
  const options = { method, headers: wireHeaders(headers, { url, body }).flat(), ...way };
  return url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
}

function guard(url: URL): Agent {
  return url.protocol === "https:" ? new RequestFilteringHttpsAgent() : new RequestFilteringHttpAgent();
}

/** The headers as they go out: those that are given, and Host, Content-Length and Connection where they are missing. */
export function wireHeaders(
  headers: readonly HeaderPair[],
  { url, body }: { url: URL; body: string | Uint8Array },
): HeaderPair[] {
  const lacks = (name: string) => !headers.some(([given]) => given.toLowerCase() === name);
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  const all = [...headers];
  if (lacks("host")) all.unshift(["Host", url.host]);
  if (lacks("content-length") && lacks("transfer-encoding")) all.push(["Content-Length", String(length)]);
  if (lacks("connection")) all.push(["Connection", "close"]);
  return all;
}

function endSlowly(request: ClientRequest, body: Buffer, { bytes, everyMs }: Pace): void {
  const piece = body.subarray(0, bytes);
  if (piece.length === body.length) return void request.end(piece);
  request.write(piece);
  const timer = setTimeout(() => endSlowly(request, body.subarray(bytes), { bytes, everyMs }), everyMs);
  request.once("close", () => clearTimeout(timer));
}

async function readBody(response: IncomingMessage, { maxBytes, cut = false }: Limits): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes && cut) return Buffer.concat([...chunks, chunk], maxBytes);
    if (size > maxBytes) throw failure("TOO_LARGE", `The reply has more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && (url.protocol === "http:" || url.protocol === "https:") ? url : null;
}

function codeOf(error: Error & { code?: string }): string {
  return /not allowed\. Because/i.test(error.message) ? "PRIVATE_ADDRESS" : (error.code ?? error.name);
}

function failure(code: string, message: string): Error & { code: string } {
  return Object.assign(new Error(message), { code });
}

function timeoutText({ timeoutMs }: Limits): string {
  return `No complete reply within ${timeoutMs} ms.`;
}
