import { expect, test } from "vitest";
import { SETTINGS } from "@/lib/simulator/setting-list";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import { settingsOf } from "./settings-of";

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
