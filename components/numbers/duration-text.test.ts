import { expect, it } from "vitest";
import { translator } from "@/lib/i18n/translator";
import { durationText } from "./duration-text";

it.each([
  [null, "–", "–"],
  [-400, "0 秒", "0 s"],
  [12_400, "12 秒", "12 s"],
  [65_000, "1 分 5 秒", "1 min 5 s"],
  [7_260_000, "2 小时 1 分", "2 h 1 min"],
])("a span of %s ms has its units", (ms, zh, en) => {
  expect(durationText(ms, translator("zh-CN", "numbers"))).toBe(zh);
  expect(durationText(ms, translator("en", "numbers"))).toBe(en);
});
