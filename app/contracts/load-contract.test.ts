import { afterAll, beforeAll, expect, test } from "vitest";
import { recordExchange } from "@/lib/exchanges/store";
import { createLog } from "@/lib/machine/log";
import { assembleWorld, type World } from "@/lib/machine/world";
import { getProfile } from "@/lib/profiles/store";
import { tick } from "@/lib/simulator/dispatcher";
import { act } from "@/lib/simulator/payer";
import { type BothSides, bothSides } from "@/lib/testing/both-sides";
import { orderBody, presignBody } from "@/lib/testing/simulated-world";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "@/lib/wechatpay/operations/service-provider-pay-redirect-sign";
import { contractOf } from "./load-contract";

let sides: BothSides;
let world: World;
beforeAll(async () => {
  sides = await bothSides();
  const { store, sim, clock, wireClock } = sides;
  const parts = { store, vault: sim.vault, publicUrl: sides.baseUrl, allowPrivate: true, log: createLog("silent") };
  world = assembleWorld({ ...parts, clock, wireClock });
});
afterAll(() => sides.close());

/** Orders and pre-signs through the real doors, while the sandbox's clock stands still. */
async function presigned(contractCode: string, outTradeNo: string): Promise<string> {
  const { enrolment, store, notifyUrl } = sides;
  const order = await sides.call(
    partnerJsapiOrder as Operation,
    orderBody(enrolment, { out_trade_no: outTradeNo, notify_url: notifyUrl }),
  );
  const prepayId = order.subject.prepayId ?? "";
  const presign = await sides.call(
    serviceProviderPayRedirectSign as Operation,
    presignBody(enrolment, prepayId, { out_contract_code: contractCode, notify_url: notifyUrl }),
  );
  for (const exchange of [order, presign]) {
    expect(exchange.verdict).toBe("verified");
    await recordExchange(store, exchange);
  }
  return prepayId;
}

async function loaded(contractCode: string) {
  const { id } = await sides.store.db.selectFrom("profile").select("id").executeTakeFirstOrThrow();
  const profile = await getProfile(sides.store.db, id);
  const found = profile ? await contractOf(profile, contractCode, world) : null;
  if (!found) throw new Error("nothing speaks of the contract");
  return found;
}

test("two sessions played through while the clock stands still are told one after the other, and the second counts", async () => {
  const first = await presigned("twice1", "twiceT1");
  await act(first, "pay", sides.sim);
  await act(first, "decline", sides.sim);
  while ((await tick(sides.sim)) > 0);
  await presigned("twice1", "twiceT2");
  const { contract, outcome, recorded } = await loaded("twice1");
  expect(new Set(contract.marks.map(({ atMs }) => atMs)).size).toBe(1);
  expect(contract.marks.map(({ kind }) => kind)).toEqual([
    ...["ordered", "presigned", "session_opened", "paid", "offered", "declined", "delivered", "payment_notified"],
    ...["ordered", "presigned", "session_opened"],
  ]);
  expect([outcome.kind, recorded.kind]).toEqual(["awaiting_payment", "awaiting_payment"]);
  expect(contract.outTradeNo).toBe("twiceT2");
});
