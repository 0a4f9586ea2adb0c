import { identifier, parseObject } from "@/lib/wechatpay/json";
import { readPathAndQuery } from "@/lib/wechatpay/path-and-query";
import type { Reply, Subject } from "./exchange";

type Called = { operation: { path: string }; pathAndQuery: string; body: string };

/** What a call is about, read from what was sent and, for a fresh `prepay_id`, from what came back. */
export function subjectOf({ operation, pathAndQuery, body }: Called, reply: Reply): Subject {
  const request = { ...parseObject(body), ...readPathAndQuery(operation, pathAndQuery)?.path };
  return {
    contractCode: identifier(request, "out_contract_code"),
    outTradeNo: identifier(request, "out_trade_no"),
    prepayId: identifier(request, "prepay_id") ?? openedBy(answerOf(reply)),
  };
}

/** The platform's `code` of an error reply, the network's code of a failure, or null. */
export function codeOf(reply: Reply): string | null {
  return reply.kind === "failure" ? reply.code : identifier(answerOf(reply), "code");
}

/** What the payer's phone is opened with: an order's `prepay_id`, or the session of a signing mini program. */
function openedBy(answer: Record<string, unknown>): string | null {
  return identifier(answer, "prepay_id") ?? identifier(answer, "pre_entrustweb_id");
}

function answerOf(reply: Reply): Record<string, unknown> {
  return reply.kind === "reply" ? parseObject(new TextDecoder().decode(reply.body)) : {};
}
