import type { KeyObject } from "node:crypto";
import type { Selectable } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { Database } from "@/lib/db/database";
import type { Reply } from "@/lib/egress";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { parseObject } from "@/lib/wechatpay/json";
import type { FaultKind } from "./fault-kinds";
import { bentResource, HOLDING, SPOILING } from "./fault-notification";
import { bentSignature } from "./fault-signature";
import { strike } from "./faults";
import { newRequestId } from "./numbers";
import type { SimOutside } from "./outside";
import type { AttemptOutcome } from "./overview-rows";
import type { PlatformKeyRing, SigningKey } from "./platform-keys";
import { readSettings, type Settings } from "./settings";

export type DeliveryRecord = Selectable<Database["sim_delivery"]>;

/** One try at telling a merchant: the headers that went out, what came back, whether it counts, and what spoiled it. */
export type Attempt = {
  atMs: number;
  headers: HeaderPair[];
  reply: Reply;
  outcome: AttemptOutcome;
  faults: FaultKind[];
};

/** With what a merchant's notifications are signed, and were sealed. */
export type Signer = { key: SigningKey; ring: PlatformKeyRing; apiv3Key: KeyObject };

/** As much of an endpoint's answer as is kept as evidence; its status counts, however much follows. */
const MAX_REPLY_BYTES = 64 * 1024;

/**
 * Signs the stored body afresh (new timestamp and nonce, the same bytes) and posts it, spoiled by whatever faults strike.
 * One attempt; two where a fault doubles it; none of them sent where a fault holds or loses it.
 */
export async function attempt(
  delivery: DeliveryRecord,
  signer: Signer,
  { wasHeld, outside }: { wasHeld: boolean; outside: SimOutside },
): Promise<Attempt[]> {
  const struckBy = (kinds: readonly FaultKind[]) =>
    strike({ place: "notification", mchid: delivery.mchid, kinds }, outside);
  const held = wasHeld ? [] : await struckBy(HOLDING);
  if (held.length > 0) return [unsent("held", held, outside)];
  const lost = await struckBy(["lost"]);
  if (lost.length > 0) return [unsent("lost", lost, outside)];
  const faults = await struckBy(SPOILING);
  const once = () => post(delivery, { signer, faults }, outside);
  return faults.includes("duplicate") ? Promise.all([once(), once()]) : [await once()];
}

async function post(
  delivery: DeliveryRecord,
  { signer, faults }: { signer: Signer; faults: FaultKind[] },
  outside: SimOutside,
): Promise<Attempt> {
  const { clock, wireClock, random, send } = outside;
  const settings = await readSettings(outside);
  const atMs = clock.now();
  const body = bentResource(readBytes(delivery.body), faults, { apiv3Key: signer.apiv3Key, random });
  const headers: HeaderPair[] = [
    ["Content-Type", faults.includes("wrong_content_type") ? "text/html" : "application/json"],
    ...bentSignature(body, { ...signer, nowMs: wireClock.now(), random }, faults),
    ["Request-ID", newRequestId(random, 0)],
  ];
  const sent = faults.includes("empty_body") ? new Uint8Array() : body;
  const limits = { timeoutMs: settings.answerWithinMs, maxBytes: MAX_REPLY_BYTES, cut: true };
  const reply = await send({ method: "POST", url: delivery.url, headers, body: sent }, limits);
  return { atMs, headers, reply, outcome: outcomeOf(reply, settings), faults };
}

function unsent(outcome: "held" | "lost", faults: FaultKind[], { clock }: SimOutside): Attempt {
  const message = outcome === "held" ? "The sandbox holds it back." : "The sandbox lost it on the way.";
  const reply: Reply = { kind: "failure", code: outcome.toUpperCase(), message, tookMs: 0 };
  return { atMs: clock.now(), headers: [], reply, outcome, faults };
}

/** 200 and 204 are documented as success; every other status and every redirect is taken as failure (a setting). */
function outcomeOf(reply: Reply, { acknowledgement }: Settings): AttemptOutcome {
  if (reply.kind === "failure") return reply.code === "TIMEOUT" ? "timeout" : "unreachable";
  const isDocumented = reply.status === 200 || reply.status === 204;
  const isSuccess = acknowledgement === "any_2xx" ? reply.status >= 200 && reply.status < 300 : isDocumented;
  const saysFail = acknowledgement === "documented_unless_fail" && codeOf(reply.body) === "FAIL";
  return isSuccess && !saysFail ? "delivered" : "refused";
}

function codeOf(body: Uint8Array): unknown {
  return parseObject(new TextDecoder().decode(body)).code;
}
