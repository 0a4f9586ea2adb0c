import type { SimOutside } from "./outside";

/** The delivery by which a merchant was told of an event, or null; it is found by what the event is about. */
export async function deliveryOf(
  event: { eventId: string; contractCode: string | null; outTradeNo: string | null },
  { store }: Pick<SimOutside, "store">,
): Promise<string | null> {
  const { eventId, contractCode, outTradeNo } = event;
  if (contractCode === null && outTradeNo === null) return null;
  const query = store.db.selectFrom("sim_delivery").select("id").where("event_id", "=", eventId);
  const row = await (contractCode === null
    ? query.where("out_trade_no", "=", outTradeNo)
    : query.where("contract_code", "=", contractCode)
  ).executeTakeFirst();
  return row?.id ?? null;
}
