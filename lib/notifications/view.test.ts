import { expect, test } from "vitest";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { bytesView } from "./view";

const SIGNED: HeaderPair[] = [
  ["wechatpay-timestamp", "1733109540"],
  ["Wechatpay-Nonce", "xQWHK22dufHjLYg07545neOg4llwMJCJ"],
];

test("the signed lines and the digest are those of the very bytes that came, readable or not", () => {
  const body = new TextEncoder().encode("abc");
  expect(bytesView({ headers: SIGNED, body })).toEqual({
    envelope: null,
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    canonical: "1733109540\nxQWHK22dufHjLYg07545neOg4llwMJCJ\nabc\n",
  });
});

test.each([0, 1])("without one of the two signed headers nothing can have been signed", (missing) => {
  const headers = SIGNED.filter((_, index) => index !== missing);
  expect(bytesView({ headers, body: new Uint8Array() }).canonical).toBeNull();
});
