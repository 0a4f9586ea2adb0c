const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const EPOCH_MS = Date.UTC(2020, 0, 1);
const PER_MS = 8192;

/**
 * A number that orders as the ids do, for SQLite's text index, whose rows are numbered: the id's milliseconds since
 * 2020, then its place among those of the same millisecond. A safe integer until 2054; 0 for what is no id of ours.
 */
export function sequenceOf(id: string): number {
  const [, time = "", place = ""] = /^[a-z]+_(.{10})(.{4})/.exec(id) ?? [];
  if (time === "") return 0;
  const ms = number32(time) - EPOCH_MS;
  const sequence = ms * PER_MS + Math.min(number32(place), PER_MS - 1);
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0;
}

function number32(text: string): number {
  let value = 0;
  for (const letter of text) value = value * 32 + ALPHABET.indexOf(letter);
  return value;
}
