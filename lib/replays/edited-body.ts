import type { KeyObject } from "node:crypto";
import { seal } from "@/lib/wechatpay/crypto/aead";
import { readEnvelope } from "@/lib/wechatpay/envelope";
import { isObject, parseJson } from "@/lib/wechatpay/json";

/**
 * The envelope that came with another plaintext in it: the same members in their order, but ciphertext and nonce. Null
 * when what came is no envelope. `nonce` is 12 ASCII characters.
 */
export function editedBody(
  came: Uint8Array,
  { plaintext, nonce, apiv3Key }: { plaintext: string; nonce: string; apiv3Key: KeyObject },
): Uint8Array | null {
  const read = readEnvelope(came);
  const outer = parseJson(new TextDecoder().decode(came));
  if (read.kind !== "ok" || !isObject(outer) || !isObject(outer.resource)) return null;
  const { associatedData } = read.envelope;
  const ciphertext = seal(apiv3Key, plaintext, { nonce, associatedData });
  return new TextEncoder().encode(JSON.stringify({ ...outer, resource: { ...outer.resource, ciphertext, nonce } }));
}
