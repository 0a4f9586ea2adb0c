import { createSecretKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import { opensslAes256 } from "@/lib/testing/openssl";
import { open, seal } from "../crypto/aead";
import { strictBase64 } from "../crypto/base64";
import { AEAD_KEY, AEAD_VECTORS, type AeadVector } from "./aead-vectors";

const key = createSecretKey(Buffer.from(AEAD_KEY, "ascii"));

/** GCM (NIST SP 800-38D) from its parts: CTR and ECB by the openssl command, GHASH in arithmetic. */
function gcmByOpenssl({ nonce, associatedData, plaintext }: AeadVector): string {
  const secret = Buffer.from(AEAD_KEY, "ascii");
  const counter = (count: number) => Buffer.concat([Buffer.from(nonce, "ascii"), Buffer.from([0, 0, 0, count])]);
  const ciphertext = opensslAes256("ctr", secret, Buffer.from(plaintext, "utf8"), counter(2));
  const hashKey = opensslAes256("ecb", secret, Buffer.alloc(16));
  const mask = opensslAes256("ecb", secret, counter(1));
  const hash = ghash(hashKey, Buffer.from(associatedData, "utf8"), ciphertext);
  const tag = Buffer.from(hash.map((byte, index) => byte ^ (mask[index] ?? 0)));
  return Buffer.concat([ciphertext, tag]).toString("base64");
}

function ghash(hashKey: Buffer, associatedData: Buffer, ciphertext: Buffer): Buffer {
  const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
  const lengths = Buffer.alloc(16);
  lengths.writeBigUInt64BE(BigInt(associatedData.length * 8), 0);
  lengths.writeBigUInt64BE(BigInt(ciphertext.length * 8), 8);
  const blocks = Buffer.concat([padded(associatedData), padded(ciphertext), lengths]);
  const factor = BigInt(`0x${hashKey.toString("hex")}`);
  let state = 0n;
  for (let at = 0; at < blocks.length; at += 16) {
    state = multiply(state ^ BigInt(`0x${blocks.subarray(at, at + 16).toString("hex")}`), factor);
  }
  return Buffer.from(state.toString(16).padStart(32, "0"), "hex");
}

/** Product in GF(2^128), whose first bit is the most significant one here. */
function multiply(left: bigint, right: bigint): bigint {
  let product = 0n;
  let shifted = right;
  for (let bit = 127n; bit >= 0n; bit--) {
    if ((left >> bit) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ (0xe1n << 120n) : shifted >> 1n;
  }
  return product;
}

describe.each(AEAD_VECTORS)("$name", (vector) => {
  test("is what we seal", () => {
    expect(seal(key, vector.plaintext, vector)).toBe(vector.sealed);
  });

  test("is what openssl's CTR and ECB make together with GHASH", () => {
    expect(gcmByOpenssl(vector)).toBe(vector.sealed);
  });

  test("opens to its plaintext, and to nothing with other associated data or another nonce", () => {
    const bytes = strictBase64(vector.sealed) ?? new Uint8Array();
    const opened = open(key, bytes, vector);
    expect(opened.kind === "opened" && Buffer.from(opened.plaintext).toString()).toBe(vector.plaintext);
    expect(open(key, bytes, { ...vector, associatedData: `${vector.associatedData} ` }).kind).toBe("refused");
    expect(open(key, bytes, { ...vector, nonce: "61f9c719728b" }).kind).toBe("refused");
  });
});

test("an empty text seals to its tag alone and opens again; a tag cut by a byte is too short", () => {
  const box = { nonce: "61f9c719728a", associatedData: "" };
  const sealed = Buffer.from(seal(key, "", box), "base64");
  expect(open(key, sealed, box)).toMatchObject({ kind: "opened", plaintext: { length: 0 } });
  expect(open(key, sealed.subarray(1), box)).toEqual({ kind: "too_short", bytes: 15 });
});
