import fc from "fast-check";
import { expect, it } from "vitest";
import { addLetters, bitOf, noLetters } from "./index-letters";

const isMarked = (bits: Uint8Array, text: string) => {
  const { byte, mask } = bitOf(text);
  return ((bits[byte] ?? 0) & mask) !== 0;
};

it("marks every letter and every two that follow each other, and no other printable ones", () => {
  const printable = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) });
  fc.assert(
    fc.property(
      fc.array(printable, { maxLength: 5 }),
      fc.array(printable, { minLength: 1, maxLength: 5 }),
      (texts, asked) => {
        const bits = noLetters();
        for (const text of texts) addLetters(bits, text);
        for (const short of [...asked, ...texts].flatMap((text) => [text.slice(0, 1), text.slice(-2)])) {
          if (short !== "") expect(isMarked(bits, short)).toBe(texts.some((text) => text.includes(short)));
        }
      },
    ),
  );
});

it("takes all that is not printable for one, so that nothing of it is missed", () => {
  const bits = noLetters();
  addLetters(bits, "a\n\u0000b\u007f");
  for (const text of ["\n", "\u0000", "a\n", "\n\u0000", "\u0000b", "b\u007f"]) expect(isMarked(bits, text)).toBe(true);
  expect(isMarked(bits, "ab")).toBe(false);
});
