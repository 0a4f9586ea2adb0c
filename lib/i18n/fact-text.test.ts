import { describe, expect, it } from "vitest";
import { factText } from "./fact-text";
import { translator } from "./translator";

describe("factText", () => {
  it("puts the values of the wire into the sentence untouched", () => {
    const fact = { key: "text", values: { text: "<b>{x} '1'" } } as const;
    expect(factText(translator("en", "facts"), fact)).toBe("<b>{x} '1'");
  });

  it("leaves a dash for a value that an older record lacks", () => {
    expect(factText(translator("en", "facts"), { key: "too_short" })).toContain("Only — bytes");
  });
});
