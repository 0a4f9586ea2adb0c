import { newId } from "@/lib/ids";
import type { ProfileKeys } from "@/lib/profiles/profile";
import { allPassed, type Check, firstFailure } from "@/lib/wechatpay/check";
import { checkNotification } from "@/lib/wechatpay/checks";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { identifier, parseObject } from "@/lib/wechatpay/json";
import type { Answer, ToldAnswer } from "./answer";
import type { Notification } from "./notification";
import type { NotificationOutside } from "./outside";

/** A delivery as it came off the wire: raw bytes, headers in their order and case. */
export type RawDelivery = {
  inbox: string;
  method: string;
  pathAndQuery: string;
  headers: HeaderPair[];
  body: Uint8Array;
};

/**
 * Checks, opens and records one delivery, and only then says how to answer it: 204 for a verified notification, 401
 * where its signature failed, 400 where its content did, or what the inbox was told. What was answered is on disk.
 */
export async function receive(raw: RawDelivery, outside: NotificationOutside): Promise<Answer | ToldAnswer> {
  const profile = await outside.profileByInbox(raw.inbox);
  if (!profile) return { status: 404, body: fail("unknown inbox") };
  const { clock, wireClock } = outside;
  const wireMs = wireClock.now();
  const atMs = profile.summary.target === "simulator" ? clock.now() : wireMs;
  const judged = judge(raw, profile.keys, wireMs);
  const answer = usualAnswer(judged.checks);
  const asked = outside.turn(raw.inbox);
  const turn = asked && (await asked);
  const notification: Notification = {
    id: newId("nt", wireMs),
    atMs,
    inbox: raw.inbox,
    profileId: profile.summary.id,
    method: raw.method,
    pathAndQuery: raw.pathAndQuery,
    headers: raw.headers,
    body: raw.body,
    ...judged,
    answeredStatus: turn ? turn.statusFor(answer) : answer.status,
  };
  await outside.record(notification);
  return turn ? turn.carryOut(notification, answer) : answer;
}

type Judged = Pick<Notification, "checks" | "verdict" | "eventId" | "eventType" | "summary" | "resource" | "subject">;

/** What a profile's keys say of a notification; the signed timestamp is held against `nowMs`. */
export function judge(raw: Pick<RawDelivery, "headers" | "body">, keys: ProfileKeys, nowMs: number): Judged {
  const { checks, envelope, resource } = checkNotification(raw, keys, nowMs);
  return {
    checks,
    verdict: allPassed(checks) ? "verified" : "rejected",
    eventId: envelope?.id ?? null,
    eventType: envelope?.eventType ?? null,
    summary: envelope?.summary ?? null,
    resource,
    subject: subjectOf(resource),
  };
}

const CONTENT_STEPS = ["content_type", "envelope", "algorithm", "decrypt", "resource"];

/** What an inbox that was told nothing answers where these checks came out. */
export function usualAnswer(checks: readonly Check[]): Answer {
  return answerTo(firstFailure(checks)?.id ?? null);
}

/** WeChat Pay docs (回调通知): 200 or 204 when accepted, 4xx or 5xx with `code` and `message` when not. */
function answerTo(failedStep: string | null): Answer {
  if (failedStep === null) return { status: 204, body: "" };
  return { status: CONTENT_STEPS.includes(failedStep) ? 400 : 401, body: fail(`check failed: ${failedStep}`) };
}

function fail(message: string): string {
  return JSON.stringify({ code: "FAIL", message });
}

function subjectOf(resource: string | null): Notification["subject"] {
  const parsed = parseObject(resource ?? "");
  return {
    contractCode: identifier(parsed, "out_contract_code") ?? authorised(parsed),
    outTradeNo: identifier(parsed, "out_trade_no"),
  };
}

/** An authorisation is told of with the code as `out_request_no` (docs: 支付分 开启/解除授权服务回调通知). */
function authorised(resource: Record<string, unknown>): string | null {
  return identifier(resource, "user_service_status") === null ? null : identifier(resource, "out_request_no");
}
