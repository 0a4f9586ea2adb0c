import { expect, test } from "vitest";
import { SETTINGS } from "@/lib/simulator/setting-list";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import { settingsOf, settingsOfReply } from "./settings-of";

test("every setting is explained beside at least one operation", () => {
  const explained = new Set(OPERATIONS.flatMap(settingsOf).map(({ id }) => id));
  expect(SETTINGS.map(({ id }) => id).filter((id) => !explained.has(id))).toEqual([]);
});

test("every operation names the texts of exactly one gateway", () => {
  for (const op of OPERATIONS) {
    expect(
      settingsOf(op).filter(({ id }) => id.startsWith("gateway")),
      op.id,
    ).toHaveLength(1);
  }
});

test("a reply names what had a say in it: the gateway's texts in a 401, the call's own rules further on, notices never", () => {
  const said = (id: string, status: number | null) => {
    const op = OPERATIONS.find((one) => one.id === id);
    return op ? settingsOfReply(op, status).map((setting) => setting.id) : null;
  };
  expect(said("contract-terminate", null)).toEqual([]);
  expect(said("contract-terminate", 401)).toEqual(["gatewayContract"]);
  expect(said("contract-terminate", 400)).toEqual(["contractNotFound", "terminateTwice"]);
  expect(said("contract-query", 404)).toEqual(["contractNotFound"]);
  expect(said("contract-query", 403)).toEqual(["signedErrors", "contractNotFound"]);
  expect(said("partner-order-close", 204)).toEqual(["closeTwice"]);
  expect(said("jsapi-with-contract", 200)).toEqual(["acceptUnknownOpenid", "checkPaymentContract"]);
});
