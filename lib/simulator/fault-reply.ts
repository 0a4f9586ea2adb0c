import { errorBody } from "@/lib/wechatpay/errors";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { errorAnswer, frequencyLimited, systemError } from "./answers";
import { type FaultKind, placesOf } from "./fault-kinds";
import { bentSignature, SIGNATURE_FAULTS } from "./fault-signature";
import type { Random } from "./numbers";
import type { PlatformKeyRing } from "./platform-keys";
import type { WireReply } from "./wire";

/**
 * How an answer goes over the wire: how late it begins, how long its second half is waited for, and how it ends. `lost`
 * sends nothing, `cut` breaks the connection in mid-body.
 */
export type Manner = { lateMs: number; slowMs: number; end: "whole" | "cut" | "lost" };

export const AT_ONCE: Manner = { lateMs: 0, slowMs: 0, end: "whole" };

/** Longer than the limits that clients set themselves: ours is 15 s. */
const SLOW_MS = 20_000;
const LATE_MS = 6_000;

/** The call is turned away before anyone looks at it, so nothing is carried out. */
export const REFUSING_FAULTS = ["http_429", "http_503"] as const satisfies readonly FaultKind[];

/** What was asked for has been carried out, and another answer, or none, goes out in place of the one to it. */
const REPLACING_FAULTS = ["lost", "http_500", "http_502"] as const satisfies readonly FaultKind[];

/** What may strike a call that was let in, or turned away by a fault: when the answer comes, and whether it is the one. */
export function callFaults(struck: readonly FaultKind[]): FaultKind[] {
  return struck.length > 0 ? ["delay"] : ["delay", ...REPLACING_FAULTS];
}

type At = { nowMs: number; random: Random };

export function refusingAnswer(kinds: readonly FaultKind[], at: At): WireReply {
  if (kinds.includes("http_429")) return errorAnswer(frequencyLimited(), at);
  const body = errorBody("SERVICE_UNAVAILABLE", "服务不可用，请稍后重试");
  return errorAnswer({ status: 503, body, internal: 268435457 }, at);
}

/** What can be done to this answer: only a signed one has a signature to spoil, only one with a body can lose it. */
export function replyFaults(reply: WireReply): FaultKind[] {
  const isSigned = headerValue(reply.headers, "Wechatpay-Signature") !== null;
  const kinds: FaultKind[] = [];
  if (isSigned) kinds.push(...SIGNATURE_FAULTS);
  if (reply.body !== "") kinds.push("empty_body", "wrong_content_type", "slow_body", "connection_reset");
  return kinds.filter((kind) => placesOf(kind).includes("reply"));
}

/** The answer that goes out in place of the one to the call, null where it is that one. */
export function replacingAnswer(kinds: readonly FaultKind[], at: At): WireReply | null {
  if (kinds.includes("http_500")) return errorAnswer(systemError(), at);
  return kinds.includes("http_502") ? badGateway(at) : null;
}

/** The answer as the faults leave it. */
export function bentReply(
  reply: WireReply,
  kinds: readonly FaultKind[],
  { ring, ...at }: At & { ring: PlatformKeyRing },
): WireReply {
  const headers = reply.headers.map((pair) => changed(pair, kinds));
  const bent = { ...reply, headers: resigned({ ...reply, headers }, kinds, { ring, ...at }) };
  return kinds.includes("empty_body") ? { ...bent, body: "" } : bent;
}

function changed([name, value]: HeaderPair, kinds: readonly FaultKind[]): HeaderPair {
  if (name === "Content-Type" && kinds.includes("wrong_content_type")) return [name, "text/html"];
  if (name === "Content-Length" && kinds.includes("empty_body")) return [name, "0"];
  return [name, value];
}

function resigned(reply: WireReply, kinds: readonly FaultKind[], { ring, ...at }: At & { ring: PlatformKeyRing }) {
  const serial = headerValue(reply.headers, "Wechatpay-Serial");
  if (serial === null || !kinds.some((kind) => (SIGNATURE_FAULTS as readonly FaultKind[]).includes(kind)))
    return reply.headers;
  const key = serial === ring.certificate.serial ? ring.certificate : ring.publicKey;
  const unsigned = reply.headers.filter(([name]) => !name.startsWith("Wechatpay-"));
  return [...unsigned, ...bentSignature(reply.body, { key, ring, ...at }, kinds)];
}

export function mannerOf(kinds: readonly FaultKind[]): Manner {
  return {
    lateMs: kinds.includes("delay") ? LATE_MS : 0,
    slowMs: kinds.includes("slow_body") ? SLOW_MS : 0,
    end: kinds.includes("lost") ? "lost" : kinds.includes("connection_reset") ? "cut" : "whole",
  };
}

/** What a proxy in front of a platform that is gone says: no JSON, no signature. */
function badGateway({ nowMs }: At): WireReply {
  const title = "502 Bad Gateway";
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  const headers: HeaderPair[] = [
    ["Server", "nginx"],
    ["Date", new Date(nowMs).toUTCString()],
    ["Content-Type", "text/html"],
    ["Content-Length", String(Buffer.byteLength(body))],
    ["Connection", "keep-alive"],
    ["Keep-Alive", "timeout=8"],
  ];
  return { status: 502, headers, body };
}
