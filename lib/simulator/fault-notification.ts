import { createSecretKey, type KeyObject } from "node:crypto";
import { open, seal } from "@/lib/wechatpay/crypto/aead";
import { strictBase64 } from "@/lib/wechatpay/crypto/base64";
import { readEnvelope } from "@/lib/wechatpay/envelope";
import { FAULT_KINDS, type FaultKind, placesOf } from "./fault-kinds";
import type { Random } from "./numbers";

/** The platform keeps the notification back before it sends anything; one that was held back already is not held again. */
export const HOLDING: readonly FaultKind[] = ["out_of_order", "delay"];

/** What can be done to a notification that is sent. */
export const SPOILING: readonly FaultKind[] = FAULT_KINDS.filter(
  (kind) => placesOf(kind).includes("notification") && !HOLDING.includes(kind) && kind !== "lost",
);

/** By the sandbox's clock: how long `delay` waits, and `out_of_order` if nothing comes to overtake. */
export const HELD_MS = 60_000;

/** Enough for every plaintext to lose its tag and some of its text. */
const CUT_CHARACTERS = 32;

/** The body with its resource spoiled; the signature is then made over these bytes, so that only decryption fails. */
export function bentResource(
  body: Uint8Array,
  kinds: readonly FaultKind[],
  { apiv3Key, random }: { apiv3Key: KeyObject; random: Random },
): Uint8Array {
  const cut = kinds.includes("cut_ciphertext");
  const resealed = kinds.includes("wrong_apiv3_key") ? resealedText(body, { apiv3Key, random }) : null;
  if (!cut && resealed === null) return body;
  const outer = JSON.parse(new TextDecoder().decode(body)) as { resource: { ciphertext: string } };
  const whole = resealed ?? outer.resource.ciphertext;
  const ciphertext = cut ? shortened(whole) : whole;
  return Buffer.from(JSON.stringify({ ...outer, resource: { ...outer.resource, ciphertext } }));
}

/** Still good Base64: what is missing shows only when it is opened. */
function shortened(ciphertext: string): string {
  const left = ciphertext.replace(/=+$/, "").length - CUT_CHARACTERS;
  return ciphertext.slice(0, Math.max(4, left - (left % 4)));
}

/** The same plaintext under a key that the merchant does not have. */
function resealedText(body: Uint8Array, { apiv3Key, random }: { apiv3Key: KeyObject; random: Random }): string | null {
  const read = readEnvelope(body);
  const bytes = read.kind === "ok" ? strictBase64(read.envelope.ciphertext) : null;
  if (read.kind !== "ok" || bytes === null) return null;
  const opened = open(apiv3Key, bytes, read.envelope);
  if (opened.kind !== "opened") return null;
  return seal(createSecretKey(random(32)), new TextDecoder().decode(opened.plaintext), read.envelope);
}
