import type { FieldEntry } from "@/lib/wechatpay/operation";

/** The fields whose value must be new for each request, and how each begins. */
const PREFIXES: Record<string, string> = { out_trade_no: "QY", out_contract_code: "QYC" };

/** In a path the same name is that of something that exists. */
export function isGenerated({ name, place }: Pick<FieldEntry, "name" | "place">): boolean {
  return place === "body" && name in PREFIXES;
}

/**
 * A code that was never used before: Beijing time to the second and eight random characters, digits and capital
 * letters only, so that it keeps the rules of both fields (at most 25 characters). `random` yields bytes.
 */
export function freshCode(fieldName: string, nowMs: number, random: (bytes: number) => Uint8Array): string {
  const time = new Date(nowMs + 8 * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 14);
  const tail = [...random(8)].map((byte) => ALPHABET[byte & 31]).join("");
  return `${PREFIXES[fieldName] ?? "QY"}${time}${tail}`;
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random bytes of the platform we run on, browser or Node. */
export function webRandom(bytes: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(bytes));
}
