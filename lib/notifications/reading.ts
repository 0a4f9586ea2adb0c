import type { Reply } from "@/lib/egress";

/** Slower than five seconds counts as failed (WeChat Pay docs: 回调通知注意事项). */
export const ANSWER_WITHIN_MS = 5000;

/**
 * Why the platform would tell it again; `code` is the network's. `unreachable`: nothing came to the endpoint; `cut_off`:
 * it was reached, and no whole answer came of it.
 */
export type RetryReason =
  | { key: "status"; status: number }
  | { key: "redirect"; status: number }
  | { key: "timeout" }
  | { key: "unreachable"; code: string }
  | { key: "cut_off"; code: string };

/** `not_sent`: nothing left this process, because the target may not be called; `code` says by which rule. */
export type Reading =
  | { kind: "delivered" }
  | { kind: "will_retry"; why: RetryReason }
  | { kind: "not_sent"; code: string };

/** How the platform reads an answer: 200 and 204 alone within five seconds; no redirect is followed (回调通知注意事项). */
export function readAnswer(reply: Reply): Reading {
  if (reply.kind === "failure") {
    if (isRefusedHere(reply.code)) return { kind: "not_sent", code: reply.code };
    if (reply.code === "TIMEOUT") return { kind: "will_retry", why: { key: "timeout" } };
    const key = isUnreachable(reply.code) ? "unreachable" : "cut_off";
    return { kind: "will_retry", why: { key, code: reply.code } };
  }
  const { status } = reply;
  if (reply.tookMs > ANSWER_WITHIN_MS) return { kind: "will_retry", why: { key: "timeout" } };
  if (status === 200 || status === 204) return { kind: "delivered" };
  return { kind: "will_retry", why: { key: status >= 300 && status < 400 ? "redirect" : "status", status } };
}

/** No name, no way, nobody listening, or no TLS with whoever does: no byte of the message has arrived. */
function isUnreachable(code: string): boolean {
  return (
    /^E(CONNREFUSED|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|TIMEDOUT|NOTFOUND|ADDRNOTAVAIL|AI_\w+|PROTO)$/.test(code) ||
    /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|HOSTNAME_MISMATCH)|SELF_SIGNED_CERT/.test(code)
  );
}

/** `TARGET_…` are the rules of `judgeTarget`; the two others those of the one way out. */
function isRefusedHere(code: string): boolean {
  return code.startsWith("TARGET_") || code === "PRIVATE_ADDRESS" || code === "INVALID_URL";
}
