/** Printable ASCII has a place each; all else shares the last one. */
const FIRST = 32;
const PLACES = 96;
const BYTES = Math.ceil((PLACES * PLACES + PLACES) / 8);

/** A bit for each pair of letters, row by row, then one for each letter. */
export function noLetters(): Uint8Array {
  return new Uint8Array(BYTES);
}

/** Marks the letters of a text in the form of `searchable`, and which of them follow each other. */
export function addLetters(bits: Uint8Array, text: string): void {
  let before = -1;
  for (let at = 0; at < text.length; at++) {
    const place = placeOf(text, at);
    mark(bits, PLACES * PLACES + place);
    if (before >= 0) mark(bits, before * PLACES + place);
    before = place;
  }
}

/** Which byte, and which bit of it, is set wherever this text of one letter or two may be. */
export function bitOf(text: string): { byte: number; mask: number } {
  const [first, second] = [placeOf(text, 0), placeOf(text, 1)];
  const bit = text.length === 1 ? PLACES * PLACES + first : first * PLACES + second;
  return { byte: bit >> 3, mask: 1 << (bit & 7) };
}

function mark(bits: Uint8Array, bit: number): void {
  bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
}

function placeOf(text: string, at: number): number {
  const place = text.charCodeAt(at) - FIRST;
  return place >= 0 && place < PLACES - 1 ? place : PLACES - 1;
}
