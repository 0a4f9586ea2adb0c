import { describe, expect, it } from "vitest";
import { visibleLines } from "./visible-lines";

const joined = (text: string) =>
  visibleLines(text)
    .map((line) => line.runs.map((run) => run.text).join("") + (line.ended ? "\n" : ""))
    .join("");

describe("visibleLines", () => {
  it("keeps every character: the lines put together are the text", () => {
    for (const text of ["", "\n", "a", "a\n", "a\n\n", "\r\n\t微信\ufeffz", "a\u200bb\u0001c\n"]) {
      expect(joined(text)).toBe(text);
    }
  });

  it("counts UTF-8 bytes with the line feed, so that the lines add up to the text", () => {
    const text = "POST\n/v3/a\n1554208460\nnonce\n微信代扣用户A\n";
    const lines = visibleLines(text);
    expect(lines.map((line) => line.bytes)).toEqual([5, 6, 11, 6, 20]);
    expect(lines.reduce((sum, line) => sum + line.bytes, 0)).toBe(new TextEncoder().encode(text).length);
  });

  it("tells a last line without its line feed from one that has it", () => {
    expect(visibleLines("a\nb").map((line) => line.ended)).toEqual([true, false]);
    expect(visibleLines("a\nb\n").map((line) => line.ended)).toEqual([true, true]);
  });

  it("names what cannot be seen", () => {
    const glyphs = visibleLines("\ufeff\t\u00a0\r\u0007").flatMap((line) =>
      line.runs.map((run) => (run.kind === "hidden" ? run.glyph : run.text)),
    );
    expect(glyphs).toEqual(["BOM", "\\t", "NBSP", "\\r", "\\x07"]);
  });
});
