import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PROBE_PREFIX } from "../probe";
import { strictBase64 } from "./base64";

test("reads what Node writes, byte for byte", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      expect(strictBase64(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
    }),
  );
});

test("reads nothing that Node would write otherwise: one text per value", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9+/=]{0,12}$/), (text) => {
      const bytes = strictBase64(text);
      if (bytes !== null) expect(Buffer.from(bytes).toString("base64")).toBe(text);
    }),
  );
});

test.each([
  ["nothing", ""],
  ["missing padding", "YQ"],
  ["padding alone", "===="],
  ["three padding signs", "Y==="],
  ["padding within", "YQ==YQ=="],
  ["leftover bits that are not zero", "YR=="],
  ["a line break", "YWFh\nYWFh"],
  ["a space", "YWFh YWFh"],
  ["the URL alphabet", "-_-_"],
  ["Chinese", "中文中文"],
])("refuses %s", (_, text) => {
  expect(strictBase64(text)).toBeNull();
});

test("refuses a probe signature as the platform sends it, 355 characters long", () => {
  const probe = PROBE_PREFIX + Buffer.alloc(250, 7).toString("base64");
  expect(probe).toHaveLength(355);
  expect(strictBase64(probe)).toBeNull();
});
