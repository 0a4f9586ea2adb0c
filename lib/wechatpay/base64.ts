/** A deliberate wrong signature with which the platform probes whether a merchant verifies (docs 4013053249). */
export const PROBE_PREFIX = "WECHATPAY/SIGNTEST/";

/** Bytes of strict, padded, canonical Base64, or null; lenient decoders hide a cut or altered value. */
export function strictBase64(text: string): Uint8Array | null {
  if (text.length === 0 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  // The bits that padding leaves over must be zero (RFC 4648, 3.5), or two texts would carry the same signature.
  const last = text.slice(-4);
  if (btoa(atob(last)) !== last) return null;
  const binary = atob(text);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
