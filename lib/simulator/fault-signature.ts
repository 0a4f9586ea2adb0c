import { sign } from "@/lib/wechatpay/crypto/rsa";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { PROBE_PREFIX } from "@/lib/wechatpay/probe";
import { signatureHeaders } from "./answers";
import type { FaultKind } from "./fault-kinds";
import { newPublicKeyId, newSerial, type Random } from "./numbers";
import type { PlatformKeyRing, SigningKey } from "./platform-keys";

export const SIGNATURE_FAULTS = [
  "probe_signature",
  "wrong_signature",
  "unknown_serial",
  "other_key_mode",
  "stale_timestamp",
  "future_timestamp",
] as const satisfies readonly FaultKind[];

/** Twice the five minutes that both sides allow. */
const ASTRAY_MS = 600_000;
/** Length of the random bytes behind a real probe's prefix (production sample, 2024). */
const PROBE_BYTES = 250;

type Signer = { key: SigningKey; ring: PlatformKeyRing; nowMs: number; random: Random };

/** The five `Wechatpay-*` headers over a body, bent by whatever faults strike; without any, the right ones. */
export function bentSignature(
  body: string | Uint8Array,
  { key, ring, nowMs, random }: Signer,
  kinds: readonly FaultKind[],
): HeaderPair[] {
  const has = (kind: FaultKind) => kinds.includes(kind);
  const signer = has("other_key_mode") ? otherKey(key, ring) : key;
  const astrayMs = has("stale_timestamp") ? -ASTRAY_MS : has("future_timestamp") ? ASTRAY_MS : 0;
  const headers = signatureHeaders(body, signer, { nowMs: nowMs + astrayMs, random });
  return headers.map(([name, value]): HeaderPair => {
    if (name === "Wechatpay-Signature" && has("probe_signature")) return [name, probe(random)];
    if (name === "Wechatpay-Signature" && has("wrong_signature")) return [name, sign(signer.privateKey, random(32))];
    if (name === "Wechatpay-Serial" && has("unknown_serial")) return [name, strangeSerial(value, random)];
    return [name, value];
  });
}

export function otherKey(key: SigningKey, ring: PlatformKeyRing): SigningKey {
  return key.serial === ring.certificate.serial ? ring.publicKey : ring.certificate;
}

function probe(random: Random): string {
  return `${PROBE_PREFIX}${Buffer.from(random(PROBE_BYTES)).toString("base64")}`;
}

function strangeSerial(serial: string, random: Random): string {
  return serial.startsWith("PUB_KEY_ID_") ? newPublicKeyId(random) : newSerial(random);
}
