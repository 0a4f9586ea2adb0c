import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleForm, formFromInput, inputFromForm } from "./form";
import { bodyText, type FormValues } from "./form-input";
import { fieldsOf, type Operation } from "./operation";
import { partnerJsapiOrder } from "./operations/partner-jsapi-order";
import { OPERATIONS } from "./operations/registry";
import { violations } from "./validate";

const order = partnerJsapiOrder as Operation;

/** What people type: texts, numbers in all their shapes, and nothing. */
const typed = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.maxSafeInteger().map(String),
  fc.constantFrom("", " ", "0", "-0", "007", "1e3", "0.01", "true", "null", "9007199254740991", "9007199254740993"),
);

function forms(op: Operation): fc.Arbitrary<FormValues> {
  return fc.record(Object.fromEntries(fieldsOf(op).map(({ name }) => [name, typed])));
}

describe.each(OPERATIONS.map((op) => [op.id, op] as const))("%s", (_, op) => {
  test("gives back every form that was made into a body", () => {
    const property = fc.property(forms(op), (values) => {
      expect(formFromInput(op, inputFromForm(op, values))).toEqual(values);
    });
    fc.assert(property);
  });

  test("gives back every form also when the body went over the wire", () => {
    const wire = fc.property(forms(op), (values) => {
      expect(formFromInput(op, JSON.parse(bodyText(inputFromForm(op, values))))).toEqual(values);
    });
    fc.assert(wire);
  });

  test("has an example form that breaks no rule", () => {
    expect(violations(op, inputFromForm(op, exampleForm(op)))).toEqual([]);
  });
});

test("an integer is sent as an integer, and what is none as it was typed, so that the refusal can be seen", () => {
  const total = (text: string) => bodyText(inputFromForm(order, { "amount.total": text }));
  expect(total("100")).toBe('{"amount":{"total":100}}');
  expect(total("9007199254740991")).toBe('{"amount":{"total":9007199254740991}}');
  expect(total("0.01")).toBe('{"amount":{"total":"0.01"}}');
  expect(total("9007199254740993")).toBe('{"amount":{"total":"9007199254740993"}}');
  expect(total("12a")).toBe('{"amount":{"total":"12a"}}');
});

test("digits in a text field stay a text, and an empty text is not sent", () => {
  expect(bodyText(inputFromForm(order, { sp_mchid: "1900000100", sub_mchid: "", "payer.sp_openid": "" }))).toBe(
    '{"sp_mchid":"1900000100"}',
  );
});

test("members stand in the order of the documentation, however the form was filled", () => {
  const values = Object.fromEntries(Object.entries(exampleForm(order)).reverse());
  expect(bodyText(inputFromForm(order, values))).toBe(bodyText(inputFromForm(order, exampleForm(order))));
});

test.each([null, undefined, 7, "text", [], { amount: 3 }, { amount: null }])(
  "an input of %j makes a form and does not throw",
  (input) => {
    expect(Object.keys(formFromInput(order, input))).toEqual(fieldsOf(order).map(({ name }) => name));
  },
);
