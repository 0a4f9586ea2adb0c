import { beijingTime } from "@/lib/wechatpay/wire-time";

/** So many random bytes; the only randomness that the simulator knows. */
export type Random = (bytes: number) => Uint8Array;

const DIGITS = "0123456789";
const HEX = "0123456789abcdef";
const OPENID = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";

/** `wx`, the Beijing time to the second, and 20 hex digits: 36 characters, like `wx201410272009395522657a690389285100`. */
export function newPrepayId(nowMs: number, random: Random): string {
  return `wx${compactTime(nowMs)}${pick(HEX, random(20))}`;
}

/** 28 digits that begin with 4200 and hold the day, as real transaction numbers do. */
export function newTransactionId(nowMs: number, random: Random): string {
  return `4200${pick(DIGITS, random(6))}${compactTime(nowMs).slice(0, 8)}${pick(DIGITS, random(10))}`;
}

/** 24 digits; the documented sample has 18, the field at most 32. */
export function newContractId(nowMs: number, random: Random): string {
  return `${compactTime(nowMs)}${pick(DIGITS, random(10))}`;
}

/** 29 letters and digits, like `5778aadY9nltAsZzXixCkFIGYnV2V`. */
export function newWebId(random: Random): string {
  return pick(OPENID.slice(0, 62), random(29));
}

export function newMchid(random: Random): string {
  return `16${pick(DIGITS, random(8))}`;
}

export function newServiceId(random: Random): number {
  return Number(`1${pick(DIGITS, random(5))}`);
}

export function newAppid(random: Random): string {
  return `wx${pick(HEX, random(16))}`;
}

/** 28 characters beginning with `o`. */
export function newOpenid(random: Random): string {
  return `o${pick(OPENID, random(27))}`;
}

/** 40 upper-case hex digits without a leading zero and below 8: some clients print the serial as a number (SDK notes). */
export function newSerial(random: Random): string {
  const rest = pick(HEX, random(39)).toUpperCase();
  return `${pick("1234567", random(1))}${rest}`;
}

export function newPublicKeyId(random: Random): string {
  return `PUB_KEY_ID_01${pick(DIGITS, random(32))}`;
}

/** A notification's `id`: a lower-case UUID that looks like version 5, as in production. */
export function newEventId(random: Random): string {
  const hex = pick(HEX, random(32));
  const variant = pick("89ab", random(1));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** `Request-ID`: an identifier, then the internal number of the error, 0 when there was none (docs: 基本规则). */
export function newRequestId(random: Random, internal: number): string {
  return `08${pick(HEX, random(37)).toUpperCase()}-${internal}`;
}

/** `yyyyMMddHHmmss` in Beijing. */
function compactTime(nowMs: number): string {
  return beijingTime(nowMs).slice(0, 19).replace(/\D/g, "");
}

function pick(alphabet: string, bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += alphabet[byte % alphabet.length];
  return text;
}
