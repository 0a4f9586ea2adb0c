import { expect, test } from "vitest";
import { headerValue } from "./header";

test("finds a header in any case, the first of several, verbatim", () => {
  const headers = [
    ["WECHATPAY-Nonce", " a "],
    ["wechatpay-nonce", "b"],
  ] as const;
  expect(headerValue(headers, "Wechatpay-Nonce")).toBe(" a ");
  expect(headerValue(headers, "Wechatpay-Serial")).toBeNull();
});
