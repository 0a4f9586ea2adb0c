import { readAuthorization } from "@/lib/wechatpay/authorization";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { bentReply, type Manner, REFUSING_FAULTS, refusingAnswer, replyFaults } from "./fault-reply";
import { strike } from "./faults";
import { createGateway } from "./gateway";
import type { SimOutside } from "./outside";
import { platformKeys } from "./platform-keys";
import { receivedRow, remember } from "./received";
import type { WireReply, WireRequest } from "./wire";

/** An answer and the way in which it goes out. */
export type EdgeReply = { reply: WireReply; manner: Manner };

export type Edge = (request: WireRequest) => Promise<EdgeReply>;

/** The outermost line of the platform: every call is remembered here, and here faults strike what is answered. */
export function createEdge(outside: SimOutside): Edge {
  const gateway = createGateway(outside);
  return async (request) => {
    const startedMs = outside.wireClock.now();
    const mchid = claimedMchid(request.headers);
    const answered = await answer(request, { mchid, outside, gateway });
    const { method, pathAndQuery: path } = request;
    const call = { mchid, method, path, tookMs: outside.wireClock.now() - startedMs };
    const isBroken = answered.manner.kind === "lost" || answered.manner.kind === "cut";
    remember(receivedRow(call, isBroken ? null : answered.reply, outside), outside);
    return answered;
  };
}

type Inside = { mchid: string | null; outside: SimOutside; gateway: ReturnType<typeof createGateway> };

async function answer(request: WireRequest, { mchid, outside, gateway }: Inside): Promise<EdgeReply> {
  const at = () => ({ nowMs: outside.wireClock.now(), random: outside.random });
  if (!request.pathAndQuery.startsWith("/v3/")) return { reply: await gateway(request), manner: { kind: "whole" } };
  const refusing = await strike({ place: "reply", mchid, kinds: REFUSING_FAULTS }, outside);
  if (refusing.length > 0) return { reply: refusingAnswer(refusing, at()), manner: { kind: "whole" } };
  const reply = await gateway(request);
  const kinds = await strike({ place: "reply", mchid, kinds: replyFaults(reply) }, outside);
  if (kinds.length === 0) return { reply, manner: { kind: "whole" } };
  return bentReply(reply, kinds, { ...at(), ring: await platformKeys(outside) });
}

/** Who the call says it is from, whether or not that is true. */
function claimedMchid(headers: readonly HeaderPair[]): string | null {
  const read = readAuthorization(headerValue(headers, "Authorization"));
  return read.kind === "ok" ? read.value.mchid.slice(0, 64) : null;
}
