import type * as z from "zod";
import { strictBase64 } from "@/lib/wechatpay/crypto/base64";
import type { Captured, ImportProblem } from "./captured";

/** `passed_over`: it is no notification; `bodiless`: it is one, and its body was not captured. */
export type EntryReading = Captured | "passed_over" | "bodiless" | Omit<ImportProblem, "entry">;

export function withTime(text: string, captured: Omit<Captured, "capturedAtMs">): EntryReading {
  const capturedAtMs = Date.parse(text);
  if (Number.isNaN(capturedAtMs)) return { field: "time", rule: "not_a_time", at: text.slice(0, 40) };
  return { ...captured, capturedAtMs };
}

/** Null when it is no Base64. */
export function bytesOf(base64: string): Uint8Array | null {
  return base64 === "" ? new Uint8Array() : strictBase64(base64);
}

/** Names the first member that is not as it must be. */
export function missing(error: z.ZodError): EntryReading {
  return { field: "file", rule: "missing", at: error.issues[0]?.path.map(String).join(".") ?? "" };
}
