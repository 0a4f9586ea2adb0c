import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nonceFrom } from "./nonce";

test("makes one base62 character of every byte, always the same of the same bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(nonceFrom(bytes)).toMatch(/^[0-9A-Za-z]*$/);
      expect(nonceFrom(bytes)).toHaveLength(bytes.length);
    }),
  );
  expect(nonceFrom(Uint8Array.from([0, 9, 10, 35, 36, 61, 62]))).toBe("09AZaz0");
});
