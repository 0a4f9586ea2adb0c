import { describe, expect, it } from "vitest";
import { paramError } from "@/lib/wechatpay/errors";
import { exampleForm, inputFromForm } from "@/lib/wechatpay/form";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import { violations } from "@/lib/wechatpay/validate";
import { pointedField } from "./pointer";

describe("the field a refusal points at", () => {
  it("is found in the platform's own words for every field of every operation", () => {
    for (const op of OPERATIONS) {
      const input = inputFromForm(op, Object.fromEntries(Object.keys(exampleForm(op)).map((name) => [name, "😀"])));
      const found = violations(op, input);
      expect(found.length).toBeGreaterThan(0);
      for (const violation of found) {
        const { message } = JSON.parse(paramError(violation).body);
        expect(pointedField(message), message).toBe(violation.name);
      }
    }
  });

  it("is none when the words name no member", () => {
    expect(pointedField("签名错误")).toBeNull();
    expect(pointedField(null)).toBeNull();
  });
});
