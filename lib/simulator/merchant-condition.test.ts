import { afterAll, beforeAll, expect, test } from "vitest";
import { testKeys } from "@/lib/testing/keys";
import {
  APIV3_KEY,
  PRESIGN_PATH,
  placeOrder,
  presignBody,
  requestTo,
  signedHeaders,
  type TestWorld,
  testWorld,
} from "@/lib/testing/simulated-world";
import { enrol } from "./enrol";
import type { MerchantCondition } from "./merchant";
import { setCondition } from "./merchant-condition";

let world: TestWorld;
let body: string;
beforeAll(async () => {
  world = await testWorld();
  body = JSON.stringify(presignBody(world.enrolment, await placeOrder(world)));
});
afterAll(() => world.close());

const refused = (message: string) => [401, JSON.stringify({ code: "SIGN_ERROR", message })];
const CLOCK = refused("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
const SERIAL = refused("商户证书序列号有误。请使用签名私钥匹配的证书序列号");

type Bent = { change?: { serialNo?: string; timestamp?: string }; keys?: TestWorld["keys"] };

/** The same call, with one member of its Authorization bent or signed by another key. */
async function called({ change = {}, keys = world.keys }: Bent = {}): Promise<[number, string]> {
  const headers = signedHeaders({ path: PRESIGN_PATH, body }, { ...world, keys }, change);
  const reply = await world.platform(requestTo({ path: PRESIGN_PATH, body }, headers));
  return [reply.status, await reply.text()];
}

const think = (condition: MerchantCondition) => setCondition(world.enrolment.mchid, condition, world.sim);

const CONDITIONS = [
  ["apiv3_key_unset", "商户未设置APIv3密钥。"],
  ["certificate_never_issued", "商户未申请过证书。"],
  ["certificate_expired", "商户证书已过期。"],
  ["certificate_revoked", "商户证书已作废。"],
  ["certificate_replaced", "已更换证书，请使用新证书"],
] as const;

test.each(CONDITIONS)(
  "8: %s is told as %s: after the timestamp and the serial, before the signature",
  async (condition, message) => {
    expect(await think(condition)).toBe(true);
    expect(await called()).toEqual(refused(message));
    expect(await called({ keys: testKeys("stranger") })).toEqual(refused(message));
    expect(await called({ change: { timestamp: "1" } })).toEqual(CLOCK);
    // Who has no certificate has no serial that could be the wrong one.
    const foreign = condition === "certificate_never_issued" ? refused(message) : SERIAL;
    expect(await called({ change: { serialNo: world.enrolment.platformSerial } })).toEqual(foreign);
    await think("healthy");
    expect((await called())[0]).toBe(200);
  },
);

test("8: the state of one merchant is none of another's, and an unknown one has none", async () => {
  expect(await setCondition("1600000000", "certificate_expired", world.sim)).toBe(false);
  const other = await enrol({ publicKeyPem: world.keys.publicKeyPem, apiv3Key: APIV3_KEY }, world.sim);
  expect(await setCondition(other.mchid, "certificate_revoked", world.sim)).toBe(true);
  expect((await called())[0]).toBe(200);
});
