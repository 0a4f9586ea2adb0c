import { describe, expect, test } from "vitest";
import { exampleForm, inputFromForm } from "../form";
import { fieldsOf, type Operation } from "../operation";
import { violations } from "../validate";
import { partnerJsapiOrder } from "./partner-jsapi-order";

const order = partnerJsapiOrder as Operation;
const plain = inputFromForm(order, exampleForm(order));

function broken(members: object): string[] {
  const body = { ...plain.body, ...members };
  return violations(order, { ...plain, body }).map(({ pointer, rule }) => `${pointer} ${rule.kind}`);
}

describe("what the documentation lets an order say besides", () => {
  test.each([
    { support_fapiao: true },
    { settle_info: { profit_sharing: false } },
    { settle_info: {} },
    { scene_info: { payer_client_ip: "14.23.150.211", device_id: "013467007045764" } },
    { scene_info: { payer_client_ip: "::1", store_info: { id: "0001", name: "深圳分店" } } },
    { detail: { cost_price: 608800, goods_detail: [{ merchant_goods_id: "1246464644", quantity: 1, unit_price: 1 }] } },
    { amount: { total: 1 } },
    { amount: { total: 1, currency: "CNY" } },
  ])("%j is taken", (members) => {
    expect(broken(members)).toEqual([]);
  });

  test.each([
    [{ support_fapiao: "true" }, "/body/support_fapiao type"],
    [{ settle_info: { profit_sharing: 1 } }, "/body/settle_info/profit_sharing type"],
    [{ settle_info: { subsidy: 1 } }, "/body/settle_info/subsidy unknown_member"],
    [{ scene_info: { device_id: "1" } }, "/body/scene_info/payer_client_ip required"],
    [{ scene_info: { payer_client_ip: "x".repeat(46) } }, "/body/scene_info/payer_client_ip max_length"],
    [{ scene_info: { payer_client_ip: "::1", store_info: "0001" } }, "/body/scene_info/store_info type"],
    [{ detail: [] }, "/body/detail type"],
    [{ detail: null }, "/body/detail type"],
    [{ amount: { total: 1, currency: "USD" } }, "/body/amount/currency pattern"],
    [{ amount: { total: 1, currency: "cny" } }, "/body/amount/currency pattern"],
  ])("%j is refused: %s", (members, expected) => {
    expect(broken(members)).toEqual([expected]);
  });
});

test("an optional object of which nothing is filled in is not sent, and nothing in it is required", () => {
  for (const name of ["support_fapiao", "settle_info", "scene_info", "detail"])
    expect(plain.body).not.toHaveProperty(name);
  const entry = fieldsOf(order).find(({ name }) => name === "scene_info.payer_client_ip");
  expect(entry).toMatchObject({ required: false, requiredIn: "scene_info" });
});
