import * as fc from "fast-check";
import { expect, test } from "vitest";
import { beijingTime, skewSeconds, unixSeconds } from "./wire-time";

test("writes times as the platform does, eight hours east, without milliseconds", () => {
  expect(beijingTime(Date.UTC(2020, 8, 10, 5, 29, 35, 999))).toBe("2020-09-10T13:29:35+08:00");
  expect(beijingTime(Date.UTC(2026, 11, 31, 16, 0, 0))).toBe("2027-01-01T00:00:00+08:00");
  const back = fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
    expect(Date.parse(beijingTime(ms))).toBe(Math.floor(ms / 1000) * 1000);
  });
  fc.assert(back);
});

test("signs whole seconds, cut and not rounded", () => {
  expect(unixSeconds(1_554_208_460_999)).toBe("1554208460");
});

test("measures how far a timestamp is ahead, and refuses what is no number of seconds", () => {
  expect(skewSeconds("1554208460", 1_554_208_459_999)).toBe(1);
  for (const text of ["", "-1", "1.5", "1e9", " 1554208460", "1554208460\n", "１５５", "1".repeat(16)]) {
    expect(skewSeconds(text, 0)).toBeNull();
  }
});
