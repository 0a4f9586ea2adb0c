/**
 * A text in the form in which it is searched: ASCII letters small, every UTF-16 unit beyond ASCII written as five
 * capital letters, of which only the first is from A to M. So a part of a text is a part of its form, nothing else is,
 * and an index of three letters at a time, whatever the database's locale, finds even a single Chinese character.
 */
export function searchable(text: string): string {
  return text.toLowerCase().replace(/\P{ASCII}/gu, (character) => {
    let letters = "";
    for (let at = 0; at < character.length; at++) letters += lettersOf(character.charCodeAt(at));
    return letters;
  });
}

const FIRST = "ABCDEFGHIJKLM";
const OTHER = "NOPQRSTUVWXYZ";

/** By unit, made when first met: a text repeats its characters. */
const known = new Map<number, string>();

function lettersOf(unit: number): string {
  const made = known.get(unit) ?? fiveLetters(unit);
  known.set(unit, made);
  return made;
}

function fiveLetters(unit: number): string {
  let rest = unit;
  let letters = "";
  for (let at = 0; at < 4; at++) {
    letters = OTHER.charAt(rest % 13) + letters;
    rest = Math.floor(rest / 13);
  }
  return FIRST.charAt(rest) + letters;
}
