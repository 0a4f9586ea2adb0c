import type { ProfileKeys, ProfileSummary } from "@/lib/profiles/profile";
import { MAX_OAEP_BYTES, sealOaep } from "@/lib/wechatpay/crypto/oaep";
import type { Operation } from "@/lib/wechatpay/operation";
import { measure } from "@/lib/wechatpay/rule";
import { namedSerial } from "./build";

/** A text sealed with the platform key that a call of this operation will name; null for one too long for a block. */
export function sealedFor(
  operation: Operation,
  text: string,
  profile: { summary: ProfileSummary; keys: ProfileKeys },
): { kind: "sealed"; sealed: string; serial: string } | null {
  if (measure(text, "bytes") > MAX_OAEP_BYTES) return null;
  const serial = namedSerial(operation, profile.summary) ?? "";
  const key = profile.keys.platformKeys.get(serial);
  if (!key) throw new Error(`the profile names ${serial} and has no such key`);
  return { kind: "sealed", sealed: sealOaep(key, text), serial };
}
