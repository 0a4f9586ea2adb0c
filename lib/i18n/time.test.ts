import { describe, expect, it } from "vitest";
import { instantParts, isTimeZone, relativeTime, zoneOffset } from "./time";

const NOON = Date.UTC(2026, 10, 23, 12, 0, 0, 7);

describe("time", () => {
  it("is shown to the millisecond in the given zone", () => {
    expect(instantParts(NOON, "Asia/Shanghai")).toEqual({ date: "2026-11-23", clock: "20:00:00.007" });
    expect(instantParts(NOON, "America/New_York")).toEqual({ date: "2026-11-23", clock: "07:00:00.007" });
  });

  it("writes midnight as 00, never as 24", () => {
    expect(instantParts(Date.UTC(2026, 0, 1), "UTC").clock).toBe("00:00:00.000");
  });

  it("names the offset that held at that instant, summer time included", () => {
    expect(zoneOffset(NOON, "Asia/Shanghai")).toBe("UTC+08:00");
    expect(zoneOffset(NOON, "UTC")).toBe("UTC+00:00");
    expect(zoneOffset(Date.UTC(2026, 6, 1), "America/New_York")).toBe("UTC-04:00");
  });

  it("is told apart as past and future in the largest unit", () => {
    expect(relativeTime(NOON - 180_000, NOON, "zh-CN")).toBe("3分钟前");
    expect(relativeTime(NOON + 7_200_000, NOON, "en")).toBe("in 2 hours");
    expect(relativeTime(NOON, NOON, "en")).toBe("now");
  });

  it("does not believe a zone that a cookie made up", () => {
    expect(isTimeZone("Asia/Shanghai")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
  });
});
