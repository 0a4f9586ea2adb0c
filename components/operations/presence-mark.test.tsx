import { expect, test } from "vitest";
import { isAssumedGroup } from "@/lib/wechatpay/operations/contract-info-one-of";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";

test("of all groups of which one must be sent, the three of contract_info alone are our assumption", () => {
  const assumed = OPERATIONS.flatMap(({ id, oneOf }) =>
    oneOf.filter(isAssumedGroup).map((group) => [id, group.length]),
  );
  expect(assumed).toEqual([
    ["partner-jsapi-with-contract", 3],
    ["jsapi-with-contract", 3],
  ]);
});
