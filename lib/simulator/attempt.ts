import type { Selectable } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { Database } from "@/lib/db/database";
import type { Reply } from "@/lib/egress";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { signatureHeaders } from "./answers";
import { newRequestId } from "./numbers";
import type { SimOutside } from "./outside";
import type { AttemptOutcome } from "./overview-rows";
import type { SigningKey } from "./platform-keys";

export type DeliveryRecord = Selectable<Database["sim_delivery"]>;

/** One try at telling a merchant: the headers that went out, what came back, and whether it counts. */
export type Attempt = { atMs: number; headers: HeaderPair[]; reply: Reply; outcome: AttemptOutcome };

/** As much of an endpoint's answer as is kept as evidence. */
const MAX_REPLY_BYTES = 64 * 1024;

/** Signs the stored body afresh (new timestamp and nonce, the same bytes) and posts it once. */
export async function attempt(delivery: DeliveryRecord, key: SigningKey, outside: SimOutside): Promise<Attempt> {
  const { clock, wireClock, random, send, settings } = outside;
  const atMs = clock.now();
  const body = readBytes(delivery.body);
  const headers: HeaderPair[] = [
    ["Content-Type", "application/json"],
    ...signatureHeaders(body, key, { nowMs: wireClock.now(), random }),
    ["Request-ID", newRequestId(random, 0)],
  ];
  const limits = { timeoutMs: settings.answerWithinMs, maxBytes: MAX_REPLY_BYTES };
  const reply = await send({ method: "POST", url: delivery.url, headers, body }, limits);
  return { atMs, headers, reply, outcome: outcomeOf(reply) };
}

/** 200 and 204 are documented as success; every other status and every redirect is taken as failure (assumed). */
function outcomeOf(reply: Reply): AttemptOutcome {
  if (reply.kind === "failure") return reply.code === "TIMEOUT" ? "timeout" : "unreachable";
  return reply.status === 200 || reply.status === 204 ? "delivered" : "refused";
}
