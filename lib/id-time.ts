const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** When an id was made, by real time; null for a text that is none of ours. */
export function madeAtMs(id: string): number | null {
  const time = /^[a-z]{2}_([0-9a-hj-km-np-tv-z]{10})/.exec(id)?.[1];
  if (time === undefined) return null;
  return [...time].reduce((sum, letter) => sum * 32 + ALPHABET.indexOf(letter), 0);
}
