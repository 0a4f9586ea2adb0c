/**
 * A text in the form in which it is searched: ASCII letters small, every other character beyond ASCII written as five
 * capital letters, of which only the first is from A to M. So a part of a text is a part of its form, nothing else is,
 * and an index of three letters at a time, in whatever locale, finds even a single Chinese character.
 */
export function searchable(text: string): string {
  return text.toLowerCase().replace(/[^\u0000-\u007f]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return FIRST.charAt(Math.floor(code / 28_561)) + otherFour(code % 28_561);
  });
}

const FIRST = "ABCDEFGHIJKLM";
const OTHER = "NOPQRSTUVWXYZ";

function otherFour(code: number): string {
  let rest = code;
  let letters = "";
  for (let at = 0; at < 4; at++) {
    letters = OTHER.charAt(rest % 13) + letters;
    rest = Math.floor(rest / 13);
  }
  return letters;
}
