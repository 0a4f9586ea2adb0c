import { expect, test } from "vitest";
import { readFilter, writeFilter } from "./filter";

test("what was pasted with spaces around it is meant without them; in a text they count", () => {
  const names = ["inbox", "profile", "event", "code", "openid", "merchant", "text"];
  const reading = readFilter(new URLSearchParams(names.map((name) => [name, " \tx1\n"])));
  expect(reading).toMatchObject({
    kind: "filter",
    filter: { inbox: "x1", profileId: "x1", eventType: "x1", code: "x1", openid: "x1", merchant: "x1" },
  });
  expect(reading.kind === "filter" && reading.filter.text).toBe(" \tx1\n");
});

test("a filter is read back as it was written", () => {
  const text = "code=c-1&text=+a&verdict=rejected&from=1&to=2&field=a.b%3Dc%3D";
  const reading = readFilter(new URLSearchParams(text));
  expect(reading.kind === "filter" && readFilter(writeFilter(reading.filter))).toEqual(reading);
});
