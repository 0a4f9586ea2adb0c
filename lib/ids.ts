import { pooledRandom } from "./random";

/** `ex` an exchange, `nt` a notification, `dl` a delivery, `at` an attempt, `pf` a profile, `in` an inbox, `ss` a pre-sign session, `ft` a fault, `rc` a call that the platform received, `tg` a target, `rp` a replay, `br` a bulk replay, `er` a run of the battery, `ec` a case of one, `cv` a kept search of contracts. */
export type IdPrefix =
  | "ex"
  | "nt"
  | "dl"
  | "at"
  | "pf"
  | "in"
  | "ss"
  | "ft"
  | "rc"
  | "tg"
  | "rp"
  | "br"
  | "er"
  | "ec"
  | "cv"
  | "fu";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
let lastMs = 0;
let sequence = 0;
const drawn = pooledRandom();

/**
 * A time-ordered id, e.g. `ex_01jd8x3k2m0000f7q2…`: 10 characters of milliseconds, 4 of a sequence within this
 * process (so ids made in one millisecond sort in the order they were made), 12 of randomness (60 bits).
 */
export function newId(prefix: IdPrefix, nowMs: number): string {
  sequence = nowMs === lastMs ? sequence + 1 : 0;
  lastMs = nowMs;
  let random = "";
  for (const byte of drawn(12)) random += ALPHABET[byte & 31];
  return `${prefix}_${base32(nowMs, 10)}${base32(sequence, 4)}${random}`;
}

/** Below every id that is made at that time or later, above every earlier one. */
export function firstIdAt(prefix: IdPrefix, nowMs: number): string {
  return `${prefix}_${base32(Math.max(0, nowMs), 10)}`;
}

function base32(value: number, length: number): string {
  let rest = value;
  let text = "";
  for (let index = 0; index < length; index++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
