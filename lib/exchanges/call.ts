import { newId } from "@/lib/ids";
import { allPassed, type Check } from "@/lib/wechatpay/check";
import { checkReply } from "@/lib/wechatpay/checks";
import { buildRequest, type Call } from "./build";
import type { Exchange, ExchangeVerdict, Reply } from "./exchange";
import type { ExchangeOutside } from "./outside";
import { subjectOf } from "./subject";

/** How long a call may take, and how much of an answer is read. */
const LIMITS = { timeoutMs: 15_000, maxBytes: 2 * 1024 * 1024 };

/**
 * One signed call: build, sign, send, check. `pathAndQuery` and `body` are the exact texts to send. Never throws for what the network
 * does: a failure is a reply of kind `failure`. Records nothing.
 */
export async function call(what: Call, outside: ExchangeOutside): Promise<Exchange> {
  const { clock, wireClock } = outside;
  const wireMs = wireClock.now();
  const atMs = what.profile.target === "simulator" ? clock.now() : wireMs;
  const { request, signing } = buildRequest(what, { nowMs: wireMs, nonceBytes: outside.random(32) });
  const reply = await outside.send(request, LIMITS);
  const checks = reply.kind === "reply" ? checkReply(reply, what.keys.platformKeys, wireClock.now()) : [];
  return {
    id: newId("ex", wireMs),
    atMs,
    profileId: what.profile.id,
    operationId: what.operation.id,
    target: what.profile.target,
    request,
    signing,
    reply,
    checks,
    verdict: verdictOf(reply, checks),
    subject: subjectOf(what, reply),
  };
}

function verdictOf(reply: Reply, checks: Check[]): ExchangeVerdict {
  if (reply.kind === "failure") return "no_reply";
  if (checks.every((check) => check.verdict === "skipped")) return "unsigned";
  return allPassed(checks) ? "verified" : "failed";
}
