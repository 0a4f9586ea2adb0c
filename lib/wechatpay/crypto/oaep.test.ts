import { expect, test } from "vitest";
import { testKeys } from "@/lib/testing/keys";
import { MAX_OAEP_BYTES, openOaep, sealOaep } from "./oaep";

const { publicKey, privateKey } = testKeys("merchant");

test.each(["hello", "", "微信支付", "x".repeat(MAX_OAEP_BYTES)])("opens what it sealed: %j", (text) => {
  const sealed = sealOaep(publicKey, text);
  expect(openOaep(privateKey, sealed)).toBe(text);
  expect(sealOaep(publicKey, text)).not.toBe(sealed);
});

test("opens nothing that was sealed for another key, altered, or is no Base64", () => {
  const sealed = sealOaep(publicKey, "hello");
  expect(openOaep(testKeys("platform").privateKey, sealed)).toBeNull();
  expect(openOaep(privateKey, `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`)).toBeNull();
  expect(openOaep(privateKey, "…")).toBeNull();
});

test("does not seal what one block cannot hold", () => {
  expect(() => sealOaep(publicKey, "x".repeat(MAX_OAEP_BYTES + 1))).toThrow();
});
