/** A deliberate wrong signature with which the platform probes whether a merchant verifies (docs 4013053249). */
export const PROBE_PREFIX = "WECHATPAY/SIGNTEST/";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)) & 0xff);

/**
 * Bytes of strict, padded, canonical Base64, or null; lenient decoders hide a cut or altered value. Written out, because
 * this runs for every notification and `atob` of Node 20 takes a seventh of its time.
 */
export function strictBase64(text: string): Uint8Array | null {
  if (text.length === 0 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const valueAt = (index: number) => (text[index] === "=" ? 0 : (VALUES[text.charCodeAt(index)] ?? 0));
  let at = 0;
  for (let index = 0; index < text.length; index += 4) {
    const four = (valueAt(index) << 18) | (valueAt(index + 1) << 12) | (valueAt(index + 2) << 6) | valueAt(index + 3);
    // The bits that padding leaves over must be zero (RFC 4648, 3.5), or two texts would carry the same signature.
    if (at + 3 > bytes.length && (four & (padding === 2 ? 0xffff : 0xff)) !== 0) return null;
    bytes[at] = four >> 16;
    bytes[at + 1] = (four >> 8) & 0xff;
    bytes[at + 2] = four & 0xff;
    at += 3;
  }
  return bytes;
}
