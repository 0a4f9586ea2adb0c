import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleForm, inputFromForm } from "@/lib/wechatpay/form";
import type { FormValues } from "@/lib/wechatpay/form-input";
import { fieldsOf, type Operation } from "@/lib/wechatpay/operation";
import { OPERATIONS, operationById } from "@/lib/wechatpay/operations/registry";
import { sheetOf } from "@/lib/wechatpay/sheet";
import { violations } from "@/lib/wechatpay/validate";
import { ORDER_ID, PRE_SIGN_ID } from "./known-operations";
import { blocking, formViolations, fromControls, operationResolver, toControls, violationsAt } from "./resolver";

const order = known(ORDER_ID);
const preSign = known(PRE_SIGN_ID);
const complete = { ...exampleForm(preSign), sp_openid: "oYobu0MVnQfWpSMOYJz2AHPG_gQw" };

function known(id: string): Operation {
  const found = operationById(id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}

function resolve(op: Operation, values: FormValues) {
  return operationResolver(sheetOf(op))(toControls(values), undefined, {
    fields: {},
    shouldUseNativeValidation: false,
  });
}

describe("the form's resolver", () => {
  it("accepts a complete form of every operation once one of its one-of members is filled in", async () => {
    for (const op of OPERATIONS) {
      const values = exampleForm(op);
      for (const [first] of op.oneOf) if (first) values[first] = "o123";
      expect(await resolve(op, values), op.id).toMatchObject({ errors: {} });
    }
  });

  it("finds exactly what the platform's validator finds in the body, whatever is typed into any field", () => {
    const typed = fc.oneof(
      fc.constantFrom(
        "",
        "0",
        "1",
        "-1",
        "007",
        "1.5",
        "9007199254740991",
        "9007199254740993",
        "9007199254740992",
        "9223372036854774784",
        "9223372036854775807",
        "9223372036854776000",
        "-9223372036854776000",
        "CNY",
        "true",
        "ab",
        "😀",
        " ",
      ),
      fc.constantFrom("http://localhost:3001/notify/x", "http://localhost/?a=1", "https://a.b/c", "https://a.b/c?d"),
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.nat(300).map((length) => "x".repeat(length)),
    );
    for (const op of OPERATIONS) {
      const form = fc.record(Object.fromEntries(fieldsOf(op).map(({ name }) => [name, typed])));
      fc.assert(
        fc.property(form, (values) => {
          expect(formViolations(sheetOf(op), values)).toEqual(violations(op, inputFromForm(op, values)));
        }),
        { numRuns: 60 },
      );
    }
  });

  it("names the broken rule at the control of its field, nested members too", async () => {
    const values = { ...exampleForm(order), "payer.sp_openid": "o1", "amount.total": "0.01", out_trade_no: "ab" };
    const { errors } = await resolve(order, values);
    expect(errors["amount/total"]?.type).toBe("type");
    expect(errors.out_trade_no?.type).toBe("min_length");
  });

  it("does not stop a form for a local notification address, yet says that the real platform would", async () => {
    const values = { ...complete, notify_url: "http://localhost:3001/notify/in_1" };
    expect(await resolve(preSign, values)).toMatchObject({ errors: {} });
    expect(formViolations(sheetOf(preSign), values)).toMatchObject([{ name: "notify_url", severity: "notice" }]);
    expect(blocking(formViolations(sheetOf(preSign), values))).toEqual([]);
  });

  it("shows a group of which nothing was filled in at each of its members", async () => {
    const found = formViolations(sheetOf(preSign), { ...complete, sp_openid: "", sub_openid: "" });
    for (const name of ["sp_openid", "sub_openid"]) {
      expect(violationsAt(found, name).map(({ rule }) => rule.kind)).toEqual(["one_of"]);
    }
    expect(violationsAt(found, "sp_appid")).toEqual([]);
  });

  it("gives every field name back that it turned into a control", () => {
    const values = exampleForm(order);
    expect(fromControls(toControls(values))).toEqual(values);
    expect(Object.keys(toControls(values)).filter((name) => name.includes("."))).toEqual([]);
  });
});
