import type { KeyObject } from "node:crypto";
import { replyCanonical } from "./canonical";
import type { Check, CheckId, Fact } from "./check";
import { strictBase64 } from "./crypto/base64";
import { verify } from "./crypto/rsa";
import { type HeaderPair, headerValue } from "./header";
import { PROBE_PREFIX } from "./probe";
import { MAX_SKEW_SECONDS, skewSeconds } from "./wire-time";

/** A signed message of the platform: a reply or a notification. */
export type SignedMessage = { headers: readonly HeaderPair[]; body: Uint8Array };

/** Public keys by the serial that names them: 40 hex digits of a certificate, or `PUB_KEY_ID_…`. */
export type PlatformKeys = ReadonlyMap<string, KeyObject>;

const HEADERS: [CheckId, string][] = [
  ["header_timestamp", "Wechatpay-Timestamp"],
  ["header_nonce", "Wechatpay-Nonce"],
  ["header_signature", "Wechatpay-Signature"],
  ["header_serial", "Wechatpay-Serial"],
];

/**
 * The eight steps by which a message of the platform is trusted: four headers present, clock within 300 s, serial
 * known, Base64 readable, RSA verifies. Never throws, never stops at the first failure.
 */
export function signatureChecks(message: SignedMessage, keys: PlatformKeys, nowMs: number): Check[] {
  const read = Object.fromEntries(HEADERS.map(([id, name]) => [id, headerValue(message.headers, name) || null]));
  const timestamp = read.header_timestamp ?? null;
  const nonce = read.header_nonce ?? null;
  const signature = read.header_signature ?? null;
  const serial = read.header_serial ?? null;
  const key = serial === null ? null : (keys.get(serial) ?? null);
  const bytes = signature === null ? null : strictBase64(signature);
  const canonical =
    timestamp === null || nonce === null ? null : replyCanonical({ timestamp, nonce, body: message.body });
  return [
    ...HEADERS.map(([id]) => presence(id, read[id] ?? null)),
    clockCheck(timestamp, nowMs),
    serialCheck(serial, keys),
    base64Check(signature, bytes),
    rsaCheck(canonical, key, bytes),
  ];
}

/** All eight steps, skipped: an error reply that carries no signature headers, as the platform sends its 4xx. */
export function unsignedChecks(): Check[] {
  const ids: CheckId[] = [...HEADERS.map(([id]) => id), "clock", "serial", "base64", "rsa"];
  return ids.map((id) => ({ id, verdict: "skipped", expected: { key: "unsigned_error" }, actual: { key: "missing" } }));
}

export function skipped(id: CheckId, expected: Fact): Check {
  return { id, verdict: "skipped", expected, actual: { key: "needs_earlier_step" } };
}

function presence(id: CheckId, value: string | null): Check {
  const expected: Fact = { key: "present" };
  if (value === null) return { id, verdict: "fail", expected, actual: { key: "missing" } };
  return { id, verdict: "pass", expected, actual: { key: "text", values: { text: value } } };
}

function clockCheck(timestamp: string | null, nowMs: number): Check {
  const expected: Fact = { key: "within_seconds", values: { seconds: MAX_SKEW_SECONDS } };
  if (timestamp === null) return skipped("clock", expected);
  const seconds = skewSeconds(timestamp, nowMs);
  if (seconds === null) {
    return { id: "clock", verdict: "fail", expected, actual: { key: "not_a_timestamp", values: { text: timestamp } } };
  }
  const verdict = Math.abs(seconds) <= MAX_SKEW_SECONDS ? "pass" : "fail";
  return { id: "clock", verdict, expected, actual: { key: "off_by_seconds", values: { seconds } } };
}

function serialCheck(serial: string | null, keys: PlatformKeys): Check {
  const expected: Fact = { key: "one_of", values: { text: [...keys.keys()].join(", ") } };
  if (serial === null) return skipped("serial", expected);
  const verdict = keys.has(serial) ? "pass" : "fail";
  return { id: "serial", verdict, expected, actual: { key: "text", values: { text: serial } } };
}

function base64Check(signature: string | null, bytes: Uint8Array | null): Check {
  const expected: Fact = { key: "base64_bytes", values: { bytes: 256 } };
  if (signature === null) return skipped("base64", expected);
  if (signature.startsWith(PROBE_PREFIX)) return { id: "base64", verdict: "fail", expected, actual: { key: "probe" } };
  if (bytes === null) return { id: "base64", verdict: "fail", expected, actual: { key: "not_base64" } };
  return { id: "base64", verdict: "pass", expected, actual: { key: "base64_bytes", values: { bytes: bytes.length } } };
}

function rsaCheck(canonical: Uint8Array | null, key: KeyObject | null, signature: Uint8Array | null): Check {
  const expected: Fact = { key: "signature_matches" };
  if (canonical === null || key === null || signature === null) return skipped("rsa", expected);
  const matches = verify(key, canonical, signature);
  const actual: Fact = { key: matches ? "signature_matches" : "signature_differs" };
  return { id: "rsa", verdict: matches ? "pass" : "fail", expected, actual };
}
