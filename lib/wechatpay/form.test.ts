import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleForm, formFromInput, inputFromForm } from "./form";
import { type FormValues, requestTexts } from "./form-input";
import { fieldsOf, type Operation, type OperationInput } from "./operation";
import { partnerJsapiOrder } from "./operations/partner-jsapi-order";
import { OPERATIONS } from "./operations/registry";
import { readPathAndQuery } from "./path-and-query";
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

/** What the other side reads of the bytes that a form was sent as. */
function received(op: Operation, values: FormValues): OperationInput {
  const { pathAndQuery, body } = requestTexts(op, inputFromForm(op, values));
  const line = readPathAndQuery(op, pathAndQuery);
  if (line === null) throw new Error(`${pathAndQuery} does not fit ${op.path}`);
  return { ...line, body: body === "" ? {} : JSON.parse(body) };
}

/** No URL carries a segment of one or two dots. */
function canTravel(op: Operation, values: FormValues): boolean {
  return fieldsOf(op).every(({ name, place }) => place !== "path" || !/^\.{1,2}$/.test(values[name] ?? ""));
}

const sent = (values: FormValues) => requestTexts(order, inputFromForm(order, values)).body;

describe.each(OPERATIONS.map((op) => [op.id, op] as const))("%s", (_, op) => {
  test("gives back every form that was made into a body", () => {
    const property = fc.property(forms(op), (values) => {
      expect(formFromInput(op, inputFromForm(op, values))).toEqual(values);
    });
    fc.assert(property);
  });

  test("gives back every form also when the body went over the wire", () => {
    const wire = fc.property(forms(op), (values) => {
      fc.pre(canTravel(op, values));
      expect(formFromInput(op, received(op, values))).toEqual(values);
    });
    fc.assert(wire);
  });

  test("has an example form that breaks no rule", () => {
    expect(violations(op, inputFromForm(op, exampleForm(op)))).toEqual([]);
  });
});

test("an integer is sent as an integer, and what is none as it was typed, so that the refusal can be seen", () => {
  const total = (text: string) => sent({ "amount.total": text });
  expect(total("100")).toBe('{"amount":{"total":100}}');
  expect(total("9007199254740991")).toBe('{"amount":{"total":9007199254740991}}');
  expect(total("0.01")).toBe('{"amount":{"total":"0.01"}}');
  expect(total("9007199254740993")).toBe('{"amount":{"total":"9007199254740993"}}');
  expect(total("12a")).toBe('{"amount":{"total":"12a"}}');
});

test("digits in a text field stay a text, and an empty text is not sent", () => {
  expect(sent({ sp_mchid: "1900000100", sub_mchid: "", "payer.sp_openid": "" })).toBe('{"sp_mchid":"1900000100"}');
});

test("members stand in the order of the documentation, however the form was filled", () => {
  const values = Object.fromEntries(Object.entries(exampleForm(order)).reverse());
  expect(sent(values)).toBe(sent(exampleForm(order)));
});

test.each([null, undefined, 7, "text", [], { amount: 3 }, { amount: null }])(
  "a body of %j makes a form and does not throw",
  (body) => {
    expect(Object.keys(formFromInput(order, { path: {}, query: {}, body }))).toEqual(
      fieldsOf(order).map(({ name }) => name),
    );
  },
);
