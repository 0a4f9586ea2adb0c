import { claimedMchid } from "./claimed-mchid";
import type { FaultKind } from "./fault-kinds";
import {
  AT_ONCE,
  bentReply,
  callFaults,
  type Manner,
  mannerOf,
  REFUSING_FAULTS,
  refusingAnswer,
  replacingAnswer,
  replyFaults,
} from "./fault-reply";
import { strike } from "./faults";
import { createGateway } from "./gateway";
import type { SimOutside } from "./outside";
import { platformKeys } from "./platform-keys";
import { receivedRow, remember } from "./received";
import { signedAsSet } from "./signed-errors";
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
    const isBroken = answered.manner.end !== "whole";
    remember(receivedRow(call, isBroken ? null : answered.reply, outside), outside);
    return answered;
  };
}

type Inside = { mchid: string | null; outside: SimOutside; gateway: ReturnType<typeof createGateway> };

/** Three times faults may strike: before anyone looks at the call, in place of its answer, and at the answer as it goes. */
async function answer(request: WireRequest, { mchid, outside, gateway }: Inside): Promise<EdgeReply> {
  if (!request.pathAndQuery.startsWith("/v3/")) return { reply: await gateway(request), manner: AT_ONCE };
  const at = () => ({ nowMs: outside.wireClock.now(), random: outside.random });
  const struckBy = (kinds: readonly FaultKind[], beside: readonly FaultKind[]) =>
    strike({ place: "reply", mchid, kinds, beside }, outside);
  const signed = (reply: WireReply) => signedAsSet(reply, { headers: request.headers, mchid }, outside);
  const refusing = await struckBy(REFUSING_FAULTS, []);
  const answered = refusing.length > 0 ? await signed(refusingAnswer(refusing, at())) : await gateway(request);
  const onCall = await struckBy(callFaults(refusing), refusing);
  if (onCall.includes("lost")) return { reply: answered, manner: mannerOf(onCall) };
  const other = replacingAnswer(onCall, at());
  const reply = other === null ? answered : await signed(other);
  const earlier = [...refusing, ...onCall];
  const onReply = await struckBy(replyFaults(reply), earlier);
  if (onReply.length === 0) return { reply, manner: mannerOf(onCall) };
  const bent = bentReply(reply, onReply, { ...at(), ring: await platformKeys(outside) });
  return { reply: bent, manner: mannerOf([...onCall, ...onReply]) };
}
