/** One step of a verification, in the order in which it was taken. A failed step makes every step that needs it `skipped`. */
export type Verdict = "pass" | "fail" | "skipped";

/** Every step that Qianyue knows. Labels and explanations are in the dictionaries under `checks.<id>`. */
export type CheckId =
  | "header_timestamp"
  | "header_nonce"
  | "header_signature"
  | "header_serial"
  | "clock"
  | "serial"
  | "base64"
  | "rsa"
  | "content_type"
  | "envelope"
  | "algorithm"
  | "decrypt"
  | "resource";

/**
 * A value shown to a person: `key` names a sentence in the dictionaries (`facts.<key>`), `values` fill it.
 * Values are data as they were on the wire, never translated.
 */
export type Fact = { key: FactKey; values?: Record<string, string | number> };

export type FactKey =
  | "present"
  | "missing"
  | "text"
  | "unix_seconds"
  | "not_a_timestamp"
  | "within_seconds"
  | "off_by_seconds"
  | "one_of"
  | "base64_bytes"
  | "not_base64"
  | "probe"
  | "signature_matches"
  | "signature_differs"
  | "json_members"
  | "not_json"
  | "member_missing"
  | "algorithm"
  | "opens_with_apiv3_key"
  | "bytes"
  | "wrong_key_or_altered"
  | "too_short"
  | "json_object"
  | "unsigned_error"
  | "needs_earlier_step";

export type Check = { id: CheckId; verdict: Verdict; expected: Fact; actual: Fact };

/** True when no step failed and at least the signature itself was verified. */
export function allPassed(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every((check) => check.verdict === "pass");
}

/** The first step that failed, or null. */
export function firstFailure(checks: readonly Check[]): Check | null {
  return checks.find((check) => check.verdict === "fail") ?? null;
}
