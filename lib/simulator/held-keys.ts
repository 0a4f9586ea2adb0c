import type { KeyMode } from "./merchant";
import type { PlatformKeyRing } from "./platform-keys";

/**
 * What a merchant in this mode holds of the platform, by serial: the public key, or the certificate, or while it is being
 * switched both (WeChat Pay docs: 微信支付公钥). PEM texts, none of them private.
 */
export function heldKeys(keyMode: KeyMode, { certificate, publicKey }: PlatformKeyRing): Record<string, string> {
  return {
    ...(keyMode === "certificate" ? {} : { [publicKey.serial]: publicKey.pem }),
    ...(keyMode === "public_key" ? {} : { [certificate.serial]: certificate.pem }),
  };
}
