import type { Shape } from "../shape";
import type { facts as source } from "../zh-cn/facts";

export const facts: Shape<typeof source> = {
  present: "Must be present",
  missing: "Missing",
  text: "{text}",
  unix_seconds: "Unix seconds, ten digits",
  not_a_timestamp: "Not Unix seconds: {text}",
  within_seconds: "At most {seconds} seconds from this machine's clock",
  off_by_seconds: "{seconds} seconds from this machine's clock",
  seconds_early: "{seconds, number} seconds behind this machine's clock",
  seconds_late: "{seconds, number} seconds ahead of this machine's clock",
  one_of: "One of: {text}",
  base64_bytes: "Base64 of {bytes} bytes",
  not_base64: "Not valid Base64",
  probe: "Begins with WECHATPAY/SIGNTEST/: the platform's signature probe, to be refused",
  signature_matches: "Signature matches the content",
  signature_differs:
    "Signature does not match: the content was changed, the key is another, or other lines were signed",
  json_members: "JSON with the members {text}",
  not_json: "Not a valid JSON object",
  member_missing: "Member {text} is missing",
  algorithm: "Algorithm {text}",
  opens_with_apiv3_key: "Opens with the APIv3 key",
  bytes: "Opened, {bytes} bytes",
  wrong_key_or_altered: "Does not open: another APIv3 key, or ciphertext, nonce or associated data were changed",
  too_short: "Only {bytes} bytes of ciphertext, less than the 16 bytes of its tag",
  json_object: "A JSON object",
  unsigned_error: "The platform does not sign error replies; nothing to verify",
  needs_earlier_step: "An earlier step failed, so this one could not be taken",
};
