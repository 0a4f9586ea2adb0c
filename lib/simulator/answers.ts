import { replyCanonical } from "@/lib/wechatpay/canonical";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import { errorBody, type PlatformError } from "@/lib/wechatpay/errors";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import { newRequestId, type Random } from "./numbers";
import type { SigningKey } from "./platform-keys";
import { signAside } from "./sign-aside";
import type { WireReply } from "./wire";

type At = { nowMs: number; random: Random };

/** A signed 200. The header set and its order are those of production answers (docs: 基本规则; community logs). */
export async function signedAnswer(body: string, key: SigningKey, at: At): Promise<WireReply> {
  const headers = jsonHeaders(body, newRequestId(at.random, 0), at);
  return { status: 200, headers: [...headers, ...(await headersSignedAside(body, key, at))], body };
}

/** A signed 204: what is signed ends in an empty body line (docs 4013053420). */
export async function signedNoContent(key: SigningKey, at: At): Promise<WireReply> {
  const headers = jsonHeaders("", newRequestId(at.random, 0), at);
  const withoutBody = headers.filter(([name]) => name !== "Content-Type" && name !== "Content-Length");
  return { status: 204, headers: [...withoutBody, ...(await headersSignedAside("", key, at))], body: "" };
}

/** The five `Wechatpay-*` headers over a body, of an answer or of a notification. */
export function signatureHeaders(body: string | Uint8Array, key: SigningKey, at: At): HeaderPair[] {
  const stamp = stampOf(at);
  return headersOf({ ...stamp, signature: sign(key.privateKey, replyCanonical({ ...stamp, body })) }, key);
}

async function headersSignedAside(body: string, key: SigningKey, at: At): Promise<HeaderPair[]> {
  const stamp = stampOf(at);
  return headersOf({ ...stamp, signature: await signAside(key.privateKey, replyCanonical({ ...stamp, body })) }, key);
}

type Stamp = { timestamp: string; nonce: string };

function stampOf({ nowMs, random }: At): Stamp {
  return { timestamp: unixSeconds(nowMs), nonce: nonceFrom(random(32)) };
}

function headersOf(
  { timestamp, nonce, signature }: Stamp & { signature: string },
  { serial }: SigningKey,
): HeaderPair[] {
  return [
    ["Wechatpay-Timestamp", timestamp],
    ["Wechatpay-Nonce", nonce],
    ["Wechatpay-Signature", signature],
    ["Wechatpay-Serial", serial],
    ["Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048"],
  ];
}

/** An error, unsigned, as every 4xx that was observed. */
export function errorAnswer(error: PlatformError, at: At): WireReply & { requestId: string } {
  const requestId = newRequestId(at.random, error.internal);
  return { status: error.status, headers: jsonHeaders(error.body, requestId, at), body: error.body, requestId };
}

/** 404 for an unknown path and 405 for a wrong method have no body at all (probed 2026); 413 is assumed to be alike. */
export function emptyAnswer(status: number, { nowMs }: At): WireReply {
  const headers: HeaderPair[] = [
    ["Server", "nginx"],
    ["Date", new Date(nowMs).toUTCString()],
    ["Content-Length", "0"],
    ["Connection", "keep-alive"],
    ["Keep-Alive", "timeout=8"],
  ];
  return { status, headers, body: "" };
}

/** 429 as the pages of the operations name it (its internal number: 服务商常见错误). */
export function frequencyLimited(): PlatformError {
  return { status: 429, body: errorBody("FREQUENCY_LIMITED", "频率超限"), internal: 268447840 };
}

export function systemError(): PlatformError {
  return { status: 500, body: errorBody("SYSTEM_ERROR", "系统异常，请稍后重试"), internal: 268435457 };
}

function jsonHeaders(body: string, requestId: string, { nowMs }: At): HeaderPair[] {
  return [
    ["Server", "nginx"],
    ["Date", new Date(nowMs).toUTCString()],
    ["Content-Type", "application/json; charset=utf-8"],
    ["Content-Length", String(Buffer.byteLength(body))],
    ["Connection", "keep-alive"],
    ["Keep-Alive", "timeout=8"],
    ["Cache-Control", "no-cache, must-revalidate"],
    ["X-Content-Type-Options", "nosniff"],
    ["Request-ID", requestId],
    ["Content-Language", "zh-CN"],
  ];
}
