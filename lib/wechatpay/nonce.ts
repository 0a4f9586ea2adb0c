const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A nonce of as many base62 characters as bytes are given, in the manner of the SDKs (32 in requests and replies). */
export function nonceFrom(bytes: Uint8Array): string {
  let nonce = "";
  for (const byte of bytes) nonce += BASE62[byte % BASE62.length];
  return nonce;
}
