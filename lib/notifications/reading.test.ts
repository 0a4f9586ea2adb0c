import { expect, test } from "vitest";
import type { Reply } from "@/lib/egress";
import { readAnswer } from "./reading";

const answered = (status: number, tookMs = 12): Reply => ({
  kind: "reply",
  status,
  headers: [],
  body: new Uint8Array(),
  tookMs,
});
const failed = (code: string): Reply => ({ kind: "failure", code, message: "", tookMs: 1 });

test.each([200, 204])("%i within five seconds is a delivery", (status) => {
  expect(readAnswer(answered(status))).toEqual({ kind: "delivered" });
  expect(readAnswer(answered(status, 5000))).toEqual({ kind: "delivered" });
});

test.each([201, 202, 400, 401, 404, 500, 503])("%i is told again: only 200 and 204 are documented", (status) => {
  expect(readAnswer(answered(status))).toEqual({ kind: "will_retry", why: { key: "status", status } });
});

test.each([301, 302, 307, 308])("%i is told again, because no redirect is followed", (status) => {
  expect(readAnswer(answered(status))).toEqual({ kind: "will_retry", why: { key: "redirect", status } });
});

test("an answer that is late or never comes is told again", () => {
  expect(readAnswer(answered(204, 5001))).toEqual({ kind: "will_retry", why: { key: "timeout" } });
  expect(readAnswer(failed("TIMEOUT"))).toEqual({ kind: "will_retry", why: { key: "timeout" } });
});

test.each([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPROTO",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_HAS_EXPIRED",
])("%s: nothing came to the endpoint", (code) => {
  expect(readAnswer(failed(code))).toEqual({ kind: "will_retry", why: { key: "unreachable", code } });
});

test.each(["ECONNRESET", "EPIPE", "HPE_INVALID_CONSTANT", "TOO_LARGE"])(
  "%s: the endpoint was reached and gave no whole answer",
  (code) => {
    expect(readAnswer(failed(code))).toEqual({ kind: "will_retry", why: { key: "cut_off", code } });
  },
);

test.each(["TARGET_PRIVATE", "PRIVATE_ADDRESS", "INVALID_URL"])("%s says nothing of the endpoint", (code) => {
  expect(readAnswer(failed(code))).toEqual({ kind: "not_sent", code });
});
