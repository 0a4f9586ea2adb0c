import { expect, test } from "vitest";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { stalenessOf } from "./staleness";

const NOW_S = 1_772_352_000;
const at = (timestamp: string): HeaderPair[] => [["wechatpay-timestamp", timestamp]];

test.each([
  [0, { kind: "fresh", forSeconds: 300 }],
  [-300, { kind: "fresh", forSeconds: 0 }],
  [-301, { kind: "stale", bySeconds: 301 }],
  [300, { kind: "fresh", forSeconds: 600 }],
  [301, { kind: "early", bySeconds: 301 }],
] as const)("a timestamp %i seconds from now", (skew, expected) => {
  expect(stalenessOf(at(String(NOW_S + skew)), NOW_S * 1000)).toEqual(expected);
});

test("what carries no timestamp cannot be judged", () => {
  expect(stalenessOf([], NOW_S * 1000)).toEqual({ kind: "unsigned" });
  expect(stalenessOf(at("soon"), NOW_S * 1000)).toEqual({ kind: "unsigned" });
});
