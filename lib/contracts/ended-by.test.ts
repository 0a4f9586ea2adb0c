import { expect, it } from "vitest";
import { factAt } from "@/lib/testing/evidence";
import { fold } from "./fold";

it.each([
  ["USER_TERMINATE", "payer"],
  ["MCH_API_TERMINATE", "merchant"],
  ["WEPAY_WEB_TERMINATE", "merchant"],
  ["CUSTOMER_SERVICE_TERMINATE", "payer"],
  ["SYSTEM_TERMINATE", "wechat"],
  ["SOME_NEW_MODE", "wechat"],
])("an end by %s stands in the lane of who acted", (mode, lane) => {
  expect(fold("c", [factAt("terminated", 0, { detail: mode })]).marks).toMatchObject([{ kind: "terminated", lane }]);
});
