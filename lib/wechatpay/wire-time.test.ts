import * as fc from "fast-check";
import { expect, test } from "vitest";
import { beijingTime, readTime, skewSeconds, unixSeconds } from "./wire-time";

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

test.each([
  ["2026-06-08T10:34:56+08:00", "2026-06-08T02:34:56.000Z"],
  ["2026-06-08T10:34:56.120+08:00", "2026-06-08T02:34:56.120Z"],
  ["2026-06-08T10:34:56Z", "2026-06-08T10:34:56.000Z"],
  ["2028-02-29T23:59:59.999-03:30", "2028-03-01T03:29:59.999Z"],
])("reads %s, one of the four layouts of the basic rules", (text, utc) => {
  expect(new Date(readTime(text) ?? 0).toISOString()).toBe(utc);
});

test.each([
  ...["2026-02-31T10:00:00+08:00", "2026-02-29T10:00:00Z", "2026-13-01T10:00:00Z", "2026-00-10T10:00:00Z"],
  ...["2026-06-00T10:00:00Z", "2026-06-31T10:00:00Z", "2026-06-08T24:00:00Z", "2026-06-08T10:60:00Z"],
  ...["2026-06-08T10:00:60Z", "2026-06-08T10:00:00+24:00", "2026-06-08T10:00:00+08:60", "2026-06-08T10:00:00"],
  ...["2026-06-08 10:00:00Z", "2026-06-08", "tomorrow", "", "2026-06-08T10:00:00.1Z", "2026-06-08T10:00:00Z\n"],
])("knows no time %j", (text) => {
  expect(readTime(text)).toBeNull();
});
