import { describe, expect, test } from "vitest";
import { callOperation, contractPath, signContract } from "@/lib/testing/family";
import { settingsWorld } from "@/lib/testing/settings-world";
import { APIV3_KEY, testEndpoint } from "@/lib/testing/simulated-world";
import { open } from "@/lib/wechatpay/crypto/aead";
import { readApiv3Key } from "@/lib/wechatpay/crypto/pem";
import { CONTRACT_EVENTS } from "@/lib/wechatpay/events/registry";
import { tick } from "./dispatcher";
import { publicKeyShare } from "./key-mode";
import { LADDERS } from "./ladder";
import { getDelivery, listDeliveries } from "./overview";
import { CONTRACT_TEMPLATES } from "./setting-list";

const { world, choose, fresh } = await settingsWorld();

describe("a setting about what merchants are told", () => {
  test.each(CONTRACT_TEMPLATES)("contractTemplate decides by which names a contract is told: %s", async (template) => {
    await choose("contractTemplate", template);
    await signContract(world, fresh("Told"));
    const [newest] = await listDeliveries(world.sim, { limit: 1 });
    expect(newest?.eventType).toBe(CONTRACT_EVENTS.find(({ id }) => id === template)?.eventTypes[0]);
  });

  test("contractMembers decides how a service provider's members are called in the default template", async () => {
    const members = async () => {
      await signContract(world, fresh("Names"));
      const [newest] = await listDeliveries(world.sim, { limit: 1 });
      const delivery = await getDelivery(newest?.id ?? "", world.sim);
      const { ciphertext, nonce, associated_data: associatedData } = JSON.parse(delivery?.body ?? "").resource;
      const key = readApiv3Key(APIV3_KEY, "apiv3_key");
      const opened = open(key, Buffer.from(ciphertext, "base64"), { nonce, associatedData });
      return opened.kind === "opened" ? Object.keys(JSON.parse(new TextDecoder().decode(opened.plaintext))) : [];
    };
    expect(await members()).toEqual(expect.arrayContaining(["mchid", "appid", "openid"]));
    await choose("contractMembers", "sp_sub");
    expect(await members()).toEqual(expect.arrayContaining(["sp_mchid", "sp_appid", "sp_openid"]));
  });

  test("terminateDestination and terminateUrl decide where the end of a contract is told", async () => {
    const tellsTo = async () => {
      const code = fresh("End");
      await signContract(world, code);
      const body = { contract_termination_remark: "r" };
      await callOperation(world, "contract-terminate", { ...contractPath(world, code), body });
      const told = await listDeliveries(world.sim, { limit: 3 });
      const ends = told.filter(({ contractCode, eventType }) => contractCode === code && /TERMINATE/.test(eventType));
      return ends.map(({ url }) => url);
    };
    expect(await tellsTo()).toEqual(["https://shop.example/sign"]);
    await choose("terminateDestination", "separate");
    expect(await tellsTo()).toEqual([]);
    await choose("terminateUrl", "https://shop.example/end");
    expect(await tellsTo()).toEqual(["https://shop.example/end"]);
    await choose("terminateDestination", "none");
    expect(await tellsTo()).toEqual([]);
  });

  test.each([
    ["documented", 201, "", "pending"],
    ["documented", 200, '{"code":"FAIL"}', "delivered"],
    ["any_2xx", 201, "", "delivered"],
    ["any_2xx", 302, "", "pending"],
    ["documented_unless_fail", 200, '{"code":"SUCCESS"}', "delivered"],
    ["documented_unless_fail", 200, '{"code":"FAIL"}', "pending"],
  ] as const)("acknowledgement %s decides about a %i with the body %j", async (choice, status, body, state) => {
    await choose("acknowledgement", choice);
    await choose("terminateDestination", "none");
    const endpoint = await testEndpoint([status], body);
    await signContract(world, fresh("Ack"), { notify_url: `${endpoint.url}/sign` });
    const [delivery] = await listDeliveries(world.sim, { limit: 1 });
    await attempted();
    await endpoint.close();
    const after = await listDeliveries(world.sim, { limit: 50 });
    expect(after.find(({ id }) => id === delivery?.id)?.state).toBe(state);
  });

  test.each(["general", "ecommerce", "campus", "overseas"] as const)(
    "ladder decides when the next attempt is due: %s",
    async (ladder) => {
      await choose("ladder", ladder);
      const endpoint = await testEndpoint([500]);
      await signContract(world, fresh("Rung"), { notify_url: `${endpoint.url}/sign` });
      await attempted();
      await endpoint.close();
      const [delivery] = await listDeliveries(world.sim, { limit: 1 });
      expect(delivery?.dueAtMs).toBe(world.clock.now() + Number(LADDERS[ladder][0]));
    },
  );

  test("keySwitch decides the share of the public key: 0.1 to 100 % over seven days, half, or all at once", () => {
    const day = 24 * 3_600_000;
    const published = [0, 1, 2, 3, 4, 5, 6, 7, 99].map((days) => publicKeyShare(days * day, "published"));
    expect(published).toEqual([0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 1, 1]);
    expect(publicKeyShare(0, "half")).toBe(0.5);
    expect(publicKeyShare(0, "at_once")).toBe(1);
  });
});

test("the four published ladders have their published lengths", () => {
  const sum = (pauses: readonly number[]) => pauses.reduce((total, pause) => total + pause, 0) / 1000;
  expect([LADDERS.general.length, sum(LADDERS.general)]).toEqual([15, 24 * 3600 + 4 * 60]);
  expect([LADDERS.ecommerce.length, sum(LADDERS.ecommerce)]).toEqual([29, 120 + 23 * 300]);
  expect([LADDERS.campus.length, sum(LADDERS.campus)]).toEqual([21, 1 + 600 + 3000]);
  expect(LADDERS.overseas.map((pause) => pause / 1000)).toEqual([15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600]);
});

/** Everything that earlier tests left in the queue goes out too. */
async function attempted(): Promise<void> {
  while ((await tick(world.sim)) > 0);
}
