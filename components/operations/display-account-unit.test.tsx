import { expect, test } from "vitest";
import { readInput } from "@/lib/simulator/input";
import { exampleForm, inputFromForm } from "@/lib/wechatpay/form";
import type { FormValues } from "@/lib/wechatpay/form-input";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import { countedIn, sheetOf } from "@/lib/wechatpay/sheet";
import { blocking, formViolations } from "./resolver";

const preSigns = OPERATIONS.filter(({ path }) => path.includes("/pre-entrust-sign/"));

/** 11 Han characters are 33 bytes, 33 Latin letters are 33 of either. */
const ACCOUNTS = ["签约用户签约用户签约用", "a".repeat(33), "a".repeat(32), "签约用户签约用户签约"] as const;

test.each(["characters", "bytes"] as const)(
  "the form counts the display account in %s as the platform does",
  (unit) => {
    expect(preSigns).toHaveLength(8);
    for (const op of preSigns) {
      for (const account of ACCOUNTS) {
        const values: FormValues = { ...exampleForm(op), contract_display_account: account };
        for (const [first] of op.oneOf) if (first) values[first] = "o123";
        const { path, query, body } = inputFromForm(op, values);
        const read = readInput(
          op,
          { path, query, body: Buffer.from(JSON.stringify(body)) },
          { displayAccountUnit: unit },
        );
        const told = blocking(formViolations(countedIn(sheetOf(op), unit), values)).map(({ name, rule }) => [
          name,
          rule,
        ]);
        const isTooLong = (unit === "bytes" ? Buffer.byteLength(account) : [...account].length) > 32;
        const rule = { kind: "max_length", limit: 32, unit };
        expect([op.id, account, told]).toEqual([op.id, account, isTooLong ? [["contract_display_account", rule]] : []]);
        expect([op.id, account, read.kind]).toEqual([op.id, account, isTooLong ? "refused" : "ok"]);
      }
    }
  },
);
