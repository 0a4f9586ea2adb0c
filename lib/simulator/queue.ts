import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";
import { writeEnvelope } from "@/lib/wechatpay/envelope";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { beijingTime } from "@/lib/wechatpay/wire-time";
import type { DeliveryDraft } from "./command";
import type { Merchant } from "./merchant";
import { newEventId, type Random } from "./numbers";

/** Seals a notification once and puts it in the queue, due now. Returns the delivery's id. */
export async function enqueue(
  tx: Kysely<Database>,
  draft: DeliveryDraft,
  about: { merchant: Merchant; nowMs: number; wireMs: number; random: Random },
): Promise<string> {
  const { merchant, nowMs, wireMs, random } = about;
  const eventId = newEventId(random);
  const body = writeEnvelope(
    {
      id: eventId,
      createTime: beijingTime(nowMs),
      eventType: draft.eventType,
      summary: draft.summary,
      originalType: draft.originalType,
      associatedData: draft.associatedData,
      nonce: nonceFrom(random(12)),
      plaintext: draft.plaintext,
    },
    merchant.apiv3Key,
  );
  const id = newId("dl", wireMs);
  await tx
    .insertInto("sim_delivery")
    .values({
      id,
      mchid: merchant.mchid,
      created_at: nowMs,
      event_id: eventId,
      event_type: draft.eventType,
      url: draft.url,
      body: Buffer.from(body, "utf8"),
      contract_code: draft.contractCode,
      out_trade_no: draft.outTradeNo,
      state: "pending",
      attempts: 0,
      due_at: nowMs,
      claimed_until: 0,
    })
    .execute();
  return id;
}
