import { describe, expect, it } from "vitest";
import { factText } from "./fact-text";
import { translator } from "./translator";

describe("factText", () => {
  it("puts the values of the wire into the sentence untouched", () => {
    const fact = { key: "text", values: { text: "<b>{x} '1'" } } as const;
    expect(factText(translator("en", "facts"), fact)).toBe("<b>{x} '1'");
  });

  it.each([
    [-90_560, "比本机时钟早 90,560 秒"],
    [301, "比本机时钟晚 301 秒"],
    [0, "与本机时钟相差 0 秒"],
  ])("says of a timestamp that is off by %i seconds in which direction", (seconds, text) => {
    expect(factText(translator("zh-CN", "facts"), { key: "off_by_seconds", values: { seconds } })).toBe(text);
  });

  it("leaves a dash for a value that an older record lacks", () => {
    expect(factText(translator("en", "facts"), { key: "too_short" })).toContain("Only — bytes");
  });
});
