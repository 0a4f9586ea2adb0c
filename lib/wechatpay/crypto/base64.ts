/**
 * Bytes of strict, padded, canonical Base64, or null; lenient decoders hide a cut or altered value. Node's decoder is
 * lenient and fast: what it would write otherwise, leftover bits of the padding too (RFC 4648, 3.5), is refused.
 */
export function strictBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === 0 || bytes.toString("base64") !== text) return null;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
