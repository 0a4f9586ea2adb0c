import { describe, expect, it } from "vitest";
import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import { OPERATIONS, operationById } from "@/lib/wechatpay/operations/registry";
import * as known from "./known-operations";
import { nextSteps } from "./next-step";

const exchange: ExchangeSummary = {
  id: "ex_1",
  atMs: 0,
  profileId: "pf_1",
  operationId: "contract-query",
  target: "simulator",
  method: "GET",
  pathAndQuery: "/",
  status: 200,
  code: null,
  verdict: "verified",
  tookMs: 1,
  subject: { contractCode: "C1", outTradeNo: "T1", prepayId: "wx1" },
};

const stepsOf = (change: Partial<ExchangeSummary>) => nextSteps({ ...exchange, ...change }).map(({ kind }) => kind);

describe("after a call", () => {
  it("the known ids are those of operations that there are", () => {
    for (const id of Object.values(known).filter((value) => typeof value === "string")) {
      expect(operationById(id), id).not.toBeNull();
    }
  });

  it.each([
    ["partner-jsapi-order", ["preSign", "orderQuery"]],
    ["jsapi-order", ["preSign", "orderQuery"]],
    ["service-provider-pay-redirect-sign", ["cashier", "notifications", "contract", "query"]],
    ["ecommerce-mini-program", ["cashier", "notifications", "contract", "query"]],
    ["contract-query", ["contract", "payWith", "terminate"]],
    ["contract-terminate", ["query", "notifications", "contract"]],
    ["partner-jsapi-with-contract", ["pay", "orderQuery"]],
    ["order-close", ["orderQuery"]],
    ["security-echo", ["notifications"]],
    ["certificates", []],
    ["order-query", []],
  ])("%s leads to %j", (operationId, kinds) => {
    expect(stepsOf({ operationId })).toEqual(kinds);
  });

  it("that was refused leads nowhere, but to the diagnosis of a signature and the story of a contract", () => {
    for (const { id } of OPERATIONS) expect(stepsOf({ operationId: id, status: 400 })).toEqual([]);
    expect(stepsOf({ status: 401 })).toEqual(["signature"]);
    expect(stepsOf({ status: 404 })).toEqual(["contract"]);
    expect(stepsOf({ status: 404, operationId: "certificates" })).toEqual(["keyMode"]);
    expect(stepsOf({ status: null })).toEqual([]);
  });

  it("stays with the kind of merchant: a direct order is pre-signed and queried as a direct one", () => {
    const hrefs = nextSteps({ ...exchange, operationId: "jsapi-order" }).map(({ href }) => href);
    expect(hrefs).toEqual(["/operations/normal-pay-redirect-sign?from=ex_1", "/operations/order-query?from=ex_1"]);
  });

  it("opens no phone where the platform is the real one", () => {
    expect(stepsOf({ operationId: "qs-pay-redirect-sign", target: "platform" })).not.toContain("cashier");
  });
});
