import { describe, expect, test } from "vitest";
import { paramError } from "./errors";
import { exampleForm, exampleReply, inputFromForm } from "./form";
import { type FieldEntry, fieldsOf, type Operation, type OperationInput, replyFieldsOf } from "./operation";
import { OPERATIONS } from "./operations/registry";
import { CHARSET_PATTERN, measure, type Rule } from "./rule";
import { type Violation, violations } from "./validate";

/** `input` with one field set to a value as it would stand on the wire; undefined takes it away. */
function put(input: OperationInput, { place, name }: FieldEntry, value: unknown): OperationInput {
  if (place === "body") return { ...input, body: within(input.body as object, name.split("."), value) };
  const { [name]: _, ...others } = input[place];
  return { ...input, [place]: value === undefined ? others : { ...others, [name]: String(value) } };
}

function within(body: object, [member = "", ...rest]: string[], value: unknown): object {
  const { [member]: old, ...others } = body as Record<string, unknown>;
  if (rest.length > 0) return { ...others, [member]: within((old ?? {}) as object, rest, value) };
  return value === undefined ? others : { ...others, [member]: value };
}

/** An input that keeps every rule, with the field at hand filled in. */
function good(op: Operation, entry: FieldEntry): OperationInput {
  const whole = exampleForm(op);
  for (const name of op.oneOf.flat())
    whole[name] = String(fieldsOf(op).find((field) => field.name === name)?.meta.example);
  const beside = fieldsOf(op).filter(
    (field) => field.requiredIn !== null && entry.name.startsWith(`${field.requiredIn}.`),
  );
  for (const field of beside) whole[field.name] = String(field.meta.example);
  return put(inputFromForm(op, whole), entry, entry.meta.example);
}

/** A value that breaks this rule of this field, and the sentence with which the platform says so. */
function breaking(entry: FieldEntry, rule: Rule): { value: unknown; sentence: string; told?: unknown } | null {
  const { pointer, meta } = entry;
  const at = `输入源“${pointer}”映射到值字段“${meta.title}”字符串规则校验失败，`;
  const required = `输入源“${pointer}”映射到字段“${meta.title}”必填性规则校验失败，此字段为必填项`;
  switch (rule.kind) {
    case "required":
      return { value: undefined, sentence: required };
    case "type": {
      const names = { integer: " 64 位有符号整数", string: "字符串", boolean: "布尔值", object: "对象" };
      const wrong = { integer: "x", string: 7, boolean: "yes", object: 7 }[rule.type];
      // A path and a query carry nothing but texts.
      if (entry.place !== "body" && rule.type === "string") return null;
      const sentence = `无法将 JSON 输入源“${pointer}”映射到目标字段“${meta.title}”中，此字段需要一个合法的${names[rule.type]}`;
      return { value: wrong, sentence, told: wrong };
    }
    case "min_length": {
      const value = "a".repeat(rule.limit - 1);
      // An empty segment is a path that fits no template, and an empty query member is not sent: what is tested is their rule.
      const unit = rule.unit === "bytes" ? "字节数" : "字符数";
      return { value, sentence: `${at}${unit} ${value.length}，小于最小值 ${rule.limit}`, told: value.length };
    }
    case "max_length": {
      const value = fitting(meta.rules, rule.limit + 1);
      const size = measure(value, rule.unit);
      const unit = rule.unit === "bytes" ? "字节数" : "字符数";
      return { value, sentence: `${at}${unit} ${size}，大于最大值 ${rule.limit}`, told: size };
    }
    case "pattern": {
      const value = {
        code: "a-b",
        trade_no: "中文单号_001",
        notify_url: "ftp://x.cn/y",
        algorithm: "DSA",
        currency: "USD",
      }[rule.why];
      return { value, sentence: `${at}字符串必须匹配正则表达式“${rule.pattern}”`, told: value };
    }
    case "charset": {
      const value = `${fitting(meta.rules, 8)}😀`;
      return { value, sentence: `${at}字符串必须匹配正则表达式“${CHARSET_PATTERN}”`, told: value };
    }
    case "min": {
      const value = rule.limit - 1;
      const sentence = `输入源“${pointer}”映射到数值字段“${meta.title}”数值规则校验失败，数值 ${value}，小于最小值 ${rule.limit}`;
      return { value, sentence, told: value };
    }
    default:
      return null;
  }
}

/** A text of that length which keeps the pattern, where there is one. */
function fitting(rules: readonly Rule[], length: number): string {
  const isUrl = rules.some((rule) => rule.kind === "pattern" && rule.why === "notify_url");
  return isUrl ? `https://a.cn/${"x".repeat(Math.max(1, length - 13))}` : "x".repeat(length);
}

const LOCATIONS = { path: "uri_template", query: "query", body: "body" } as const;

describe.each(OPERATIONS.map((op) => [op.id, op] as const))("%s", (_, op) => {
  const cases = fieldsOf(op).flatMap((entry) =>
    entry.meta.rules.map((rule) => [`${entry.pointer} ${rule.kind}`, entry, rule] as const),
  );

  test.each(cases)("%s is refused in the platform's own words", (_title, entry, rule) => {
    const broken = breaking(entry, rule);
    if (broken === null) return;
    const input = good(op, entry);
    expect(violations(op, input)).toEqual([]);
    // A member of a group of which one must be sent is refused as the group when all are gone.
    const found = violations(op, put(input, entry, broken.value)).find(
      (violation) => violation.name === entry.name && violation.rule.kind === rule.kind,
    );
    expect(found).toMatchObject({ name: entry.name, pointer: entry.pointer, severity: "error" });
    const error = paramError(found as Violation);
    expect(error.status).toBe(400);
    const { code, message, detail } = JSON.parse(error.body);
    expect({ code, message }).toEqual({ code: "PARAM_ERROR", message: broken.sentence });
    expect(detail).toEqual("told" in broken ? { location: LOCATIONS[entry.place], value: broken.told } : undefined);
  });

  test("names each group of which nothing was sent by its first member", () => {
    for (const names of op.oneOf) {
      const members = names.map((name) => fieldsOf(op).find((entry) => entry.name === name));
      const first = members[0];
      if (!first) throw new Error("a group has members");
      const input = members.reduce((left, entry) => (entry ? put(left, entry, undefined) : left), good(op, first));
      expect(violations(op, input)).toMatchObject([{ name: first.name, rule: { kind: "one_of", members: names } }]);
    }
  });

  test.each(["path", "query", "body"] as const)("takes no member of its %s that the documentation lacks", (place) => {
    const input = inputFromForm(op, exampleForm(op));
    const extra = place === "body" ? { ...input.body, extra: "1" } : { ...input[place], extra: "1" };
    const found = violations(op, { ...input, [place]: extra });
    expect(found.map(({ pointer, rule }) => `${pointer} ${rule.kind}`)).toEqual([
      `/${LOCATIONS[place]}/extra unknown_member`,
    ]);
    const [first] = found;
    if (!first) throw new Error("an unknown member is found");
    expect(paramError(first)).toMatchObject({ internal: 270924358 });
  });

  test("has a sample reply that its own schema takes, with every documented member", () => {
    const sample = exampleReply(op);
    expect(op.reply.safeParse(sample).success).toBe(true);
    expect(Object.keys(sample)).toEqual(Object.keys(op.reply.shape));
    expect(Object.keys(sample).length === 0).toBe(op.success === 204);
    for (const { name } of replyFieldsOf(op)) expect(memberOf(sample, name.split(".")), name).not.toBeUndefined();
  });

  test("names its fields once, over path, query and body", () => {
    const names = fieldsOf(op).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

function memberOf(value: unknown, [member, ...rest]: string[]): unknown {
  if (member === undefined) return value;
  const inside = Array.isArray(value) ? value[0] : value;
  return memberOf((inside as Record<string, unknown>)[member], rest);
}

test("a form that fills the whole family's fields breaks no rule in any of them", () => {
  for (const op of OPERATIONS) {
    const whole = Object.fromEntries(fieldsOf(op).map(({ name, meta }) => [name, String(meta.example)]));
    expect(violations(op, inputFromForm(op, whole)), op.id).toEqual([]);
  }
});

test("the family is complete: twenty operations, eight of them pre-signs of four modes in two scenes", () => {
  expect(OPERATIONS).toHaveLength(20);
  const preSigns = OPERATIONS.filter(({ path }) => path.includes("/pre-entrust-sign/"));
  expect(preSigns.map(({ path }) => path.split("/").slice(4).join("/")).sort()).toEqual(
    ["ecommerce", "normal", "qs", "service-provider"]
      .flatMap((mode) => [`${mode}/pre-entrust-sign/mini-program`, `${mode}/pre-entrust-sign/pay-redirect-sign`])
      .sort(),
  );
  expect(new Set(OPERATIONS.map(({ method, path }) => `${method} ${path}`)).size).toBe(20);
});

const REQUESTS: [id: string, members: string[]][] = [
  ["normal-pay-redirect-sign", ["appid", "openid"]],
  ["ecommerce-pay-redirect-sign", ["appid", "openid"]],
  ["qs-pay-redirect-sign", ["appid", "openid", "sub_mchid", "sub_appid", "sub_openid"]],
  ["service-provider-pay-redirect-sign", ["sp_appid", "sp_openid", "sub_mchid", "sub_appid", "sub_openid"]],
];

test.each(REQUESTS)("%s says who asks and who signs as its mode does", (id, members) => {
  const common = ["service_id", "out_contract_code", "notify_url", "contract_display_account"];
  const find = (wanted: string) => OPERATIONS.find((op) => op.id === wanted);
  const names = (wanted: string) => fieldsOf(find(wanted) as Operation).map(({ name }) => name);
  expect(names(id)).toEqual([...members, ...common, "prepay_id"]);
  expect(names(id.replace("pay-redirect-sign", "mini-program"))).toEqual([...members, ...common]);
  const isServiceProvider = id.startsWith("service-provider");
  const echo = ["mchid", ...(isServiceProvider ? ["sub_mchid"] : []), "service_id", "out_contract_code"];
  expect(Object.keys(find(id)?.reply.shape ?? {})).toEqual(echo);
  const session = Object.keys(find(id.replace("pay-redirect-sign", "mini-program"))?.reply.shape ?? {});
  expect(session).toEqual(["pre_entrustweb_id", ...echo, "sign_mp_appid", "sign_mp_path"]);
});
