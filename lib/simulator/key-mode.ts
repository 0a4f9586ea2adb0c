import { createHash } from "node:crypto";
import { changeMerchant } from "./change-merchant";
import type { KeyMode, Merchant } from "./merchant";
import type { SimOutside } from "./outside";
import type { PlatformKeyRing, SigningKey } from "./platform-keys";
import type { Choices } from "./setting-list";

const DAY_MS = 24 * 3_600_000;

/** On day one to seven of the switch; 100 % ever after (official answer 0008ce1ea905609afef23aa2a66000). */
const PUBLISHED_SHARES = [0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1];

/**
 * The key that signs a reply, or null when the request names one that the merchant does not have. While the switch runs
 * the header decides; before it the certificate signs even if the public key is named (official answers
 * 0004e8c40b09182972936db6d69400, 000a2456f08f80e3a0f2f10f461400); a merchant that began with the public key has no
 * certificate at all (inferred from its 404 at /v3/certificates).
 */
export function replyKey(merchant: Merchant, named: string | null, ring: PlatformKeyRing): SigningKey | null {
  const isPublic = named === ring.publicKey.serial;
  const isCertificate = named === ring.certificate.serial;
  switch (merchant.details.keyMode) {
    case "public_key":
      return named === null || isPublic ? ring.publicKey : null;
    case "certificate":
      return named === null || isPublic || isCertificate ? ring.certificate : null;
    case "grey":
      if (isPublic) return ring.publicKey;
      return named === null || isCertificate ? ring.certificate : null;
  }
}

/** The key that signs a notification: the platform's own decision. `seed` draws the lot, the same one the same way. */
export function notificationKey(
  { details }: Merchant,
  ring: PlatformKeyRing,
  at: { seed: string; nowMs: number; keySwitch: Choices["keySwitch"] },
): SigningKey {
  if (details.keyMode !== "grey") return details.keyMode === "public_key" ? ring.publicKey : ring.certificate;
  const share = publicKeyShare(at.nowMs - (details.switchedAtMs ?? at.nowMs), at.keySwitch);
  return lot(at.seed) < share ? ring.publicKey : ring.certificate;
}

/** How many of the notifications the public key signs, so long after the switch was begun. */
export function publicKeyShare(sinceMs: number, keySwitch: Choices["keySwitch"]): number {
  if (keySwitch !== "published") return keySwitch === "half" ? 0.5 : 1;
  const day = Math.max(0, Math.floor(sinceMs / DAY_MS));
  return PUBLISHED_SHARES[day] ?? 1;
}

/** Evenly spread over [0, 1), and always the same for one seed. */
function lot(seed: string): number {
  return createHash("sha256").update(seed).digest().readUInt32BE(0) / 2 ** 32;
}

/** Puts a merchant into another mode; `grey` begins the switch at this moment. False when there is no such merchant. */
export async function switchKeyMode(mchid: string, keyMode: KeyMode, outside: SimOutside): Promise<boolean> {
  const switchedAtMs = keyMode === "grey" ? outside.clock.now() : null;
  return changeMerchant(mchid, { keyMode, switchedAtMs }, outside);
}
