import type { KeyObject } from "node:crypto";
import type { Check, Fact } from "./check";
import { open } from "./crypto/aead";
import { strictBase64 } from "./crypto/base64";
import { type Envelope, readEnvelope } from "./envelope";
import { headerValue } from "./header";
import { type PlatformKeys, type SignedMessage, signatureChecks, skipped, unsignedChecks } from "./signature-checks";

/** Verifies a reply. An error without any signature header is `skipped`, not failed: the platform does not sign those. */
export function checkReply(reply: SignedMessage & { status: number }, keys: PlatformKeys, nowMs: number): Check[] {
  const isError = reply.status < 200 || reply.status > 299;
  const isSigned = headerValue(reply.headers, "Wechatpay-Signature") !== null;
  if (isError && !isSigned) return [...unsignedChecks(), unsignedContentType];
  return [...signatureChecks(reply, keys, nowMs), contentTypeCheck(reply)];
}

const JSON_TYPE: Fact = { key: "text", values: { text: "application/json" } };
const unsignedContentType: Check = {
  id: "content_type",
  verdict: "skipped",
  expected: { key: "unsigned_error" },
  actual: { key: "missing" },
};

/** A body must be called JSON, as the official clients demand of it; where there is no body, nothing need be said. */
function contentTypeCheck({ headers, body }: SignedMessage): Check {
  const named = headerValue(headers, "Content-Type");
  const actual: Fact = named === null ? { key: "missing" } : { key: "text", values: { text: named } };
  const isJson = body.length === 0 || /^application\/json\s*(;|$)/i.test(named ?? "");
  return { id: "content_type", verdict: isJson ? "pass" : "fail", expected: JSON_TYPE, actual };
}

export type NotificationKeys = { platformKeys: PlatformKeys; apiv3Key: KeyObject };

/** What a notification said. `resource` is the exact plaintext, also when the signature did not verify: read `checks` first. */
export type CheckedNotification = { checks: Check[]; envelope: Envelope | null; resource: string | null };

/**
 * Verifies the signature over the raw bytes, then reads the envelope and opens the resource. Never throws, never
 * writes. Decryption is tried although the signature failed: which of the two failed is half of the diagnosis.
 */
export function checkNotification(raw: SignedMessage, keys: NotificationKeys, nowMs: number): CheckedNotification {
  const signature = signatureChecks(raw, keys.platformKeys, nowMs);
  const read = readEnvelope(raw.body);
  const envelope = read.kind === "ok" ? read.envelope : null;
  const expected: Fact = { key: "json_members", values: { text: "id, event_type, resource" } };
  const envelopeCheck: Check =
    read.kind === "ok"
      ? {
          id: "envelope",
          verdict: "pass",
          expected,
          actual: { key: "text", values: { text: read.envelope.eventType } },
        }
      : { id: "envelope", verdict: "fail", expected, actual: read.fact };
  const { checks, resource } = openResource(envelope, keys.apiv3Key);
  return { checks: [...signature, contentTypeCheck(raw), envelopeCheck, ...checks], envelope, resource };
}

function openResource(envelope: Envelope | null, key: KeyObject): { checks: Check[]; resource: string | null } {
  const wanted: Fact = { key: "algorithm", values: { text: "AEAD_AES_256_GCM" } };
  const opens: Fact = { key: "opens_with_apiv3_key" };
  const object: Fact = { key: "json_object" };
  if (envelope === null)
    return {
      checks: [skipped("algorithm", wanted), skipped("decrypt", opens), skipped("resource", object)],
      resource: null,
    };
  const named: Fact = { key: "algorithm", values: { text: envelope.algorithm } };
  if (envelope.algorithm !== "AEAD_AES_256_GCM") {
    const failed: Check = { id: "algorithm", verdict: "fail", expected: wanted, actual: named };
    return { checks: [failed, skipped("decrypt", opens), skipped("resource", object)], resource: null };
  }
  const algorithm: Check = { id: "algorithm", verdict: "pass", expected: wanted, actual: named };
  const opened = decrypt(envelope, key);
  if ("fact" in opened) {
    const failed: Check = { id: "decrypt", verdict: "fail", expected: opens, actual: opened.fact };
    return { checks: [algorithm, failed, skipped("resource", object)], resource: null };
  }
  const bytes: Fact = { key: "bytes", values: { bytes: opened.plaintext.length } };
  const decrypted: Check = { id: "decrypt", verdict: "pass", expected: opens, actual: bytes };
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(opened.plaintext);
  const verdict = isJsonObject(text) ? "pass" : "fail";
  const actual: Fact = verdict === "pass" ? object : { key: "not_json" };
  return { checks: [algorithm, decrypted, { id: "resource", verdict, expected: object, actual }], resource: text };
}

function decrypt(envelope: Envelope, key: KeyObject): { plaintext: Uint8Array } | { fact: Fact } {
  const ciphertext = strictBase64(envelope.ciphertext);
  if (ciphertext === null) return { fact: { key: "not_base64" } };
  const opened = open(key, ciphertext, envelope);
  if (opened.kind === "too_short") return { fact: { key: "too_short", values: { bytes: opened.bytes } } };
  return opened.kind === "refused" ? { fact: { key: "wrong_key_or_altered" } } : { plaintext: opened.plaintext };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
