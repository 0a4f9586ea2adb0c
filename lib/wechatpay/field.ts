import * as z from "zod/mini";
import type { Bilingual } from "./bilingual";
import { isInt64, keeps, type LengthUnit, type Rule } from "./rule";

/** How sure a statement about the platform is: documented, seen in production, or assumed by us. */
export type Standing = "official" | "observed" | "assumed";

/** What the form, the documentation and the platform's error texts say of one field, beside its schema. */
export type FieldMeta = {
  /** The platform's own Chinese title, as it stands in its error texts (“…映射到字段“商户订单号””). */
  title: string;
  label: Bilingual;
  /** Why the rule exists and where the value comes from. */
  help: Bilingual;
  example: string | number | boolean;
  type: "string" | "integer" | "boolean";
  rules: readonly Rule[];
  standing: Standing;
  /** Where the rule was read. */
  source: string;
};

type Written = Pick<FieldMeta, "title" | "label" | "help" | "source"> & { standing?: Standing };
type TextSpec = Written & {
  example: string;
  /** Left out where the documentation that could be read gives no length. */
  max?: number;
  min?: number;
  unit?: LengthUnit;
  pattern?: Extract<Rule, { kind: "pattern" }>;
};
type IntegerSpec = Written & { example: number; min?: number };

const registry = z.registry<FieldMeta>();

/** Hangs the documentation on a schema. It goes outermost: `optional()` hides what is inside it. */
function field<Schema extends z.ZodMiniType>(schema: Schema, meta: FieldMeta): Schema {
  registry.add(schema, meta);
  return schema;
}

/** The documentation of a schema that was made here; null for an object that only groups others. */
export function metaOf(schema: z.ZodMiniType): FieldMeta | null {
  return registry.get(schema) ?? null;
}

/** A text field that must be sent. */
export function text(spec: TextSpec) {
  const meta = textMeta(spec, [{ kind: "required" }]);
  return field(z.string().check(...ruleChecks(meta.rules)), meta);
}

/** A text field that may be left out. */
export function optionalText(spec: TextSpec) {
  const meta = textMeta(spec, []);
  return field(z.optional(z.string().check(...ruleChecks(meta.rules))), meta);
}

/** A JSON integer of 64 bits; a string of digits is refused, as the platform refuses it. */
export function integer(spec: IntegerSpec) {
  const meta = integerMeta(spec, [{ kind: "required" }]);
  return field(int64(meta), meta);
}

/** A JSON integer that may be left out. */
export function optionalInteger(spec: IntegerSpec) {
  const meta = integerMeta(spec, []);
  return field(z.optional(int64(meta)), meta);
}

function integerMeta(spec: IntegerSpec, first: Rule[]): FieldMeta {
  const rules: Rule[] = [...first, { kind: "type", type: "integer" }];
  if (spec.min !== undefined) rules.push({ kind: "min", limit: spec.min });
  return { ...written(spec), example: spec.example, type: "integer", rules };
}

function int64({ rules }: FieldMeta) {
  return z.number().check(z.refine(isInt64, { abort: true }), ...ruleChecks(rules));
}

/** A JSON boolean that may be left out. */
export function optionalBoolean(spec: Written & { example: boolean }) {
  const meta: FieldMeta = {
    ...written(spec),
    example: spec.example,
    type: "boolean",
    rules: [{ kind: "type", type: "boolean" }],
  };
  return field(z.optional(z.boolean()), meta);
}

function written(spec: Written): Omit<FieldMeta, "example" | "type" | "rules"> {
  const { title, label, help, source, standing = "official" } = spec;
  return { title, label, help, source, standing };
}

function textMeta(spec: TextSpec, first: Rule[]): FieldMeta {
  const unit = spec.unit ?? "characters";
  const rules: Rule[] = [...first, { kind: "type", type: "string" }];
  rules.push({ kind: "min_length", limit: spec.min ?? 1, unit });
  if (spec.max !== undefined) rules.push({ kind: "max_length", limit: spec.max, unit });
  if (spec.pattern) rules.push(spec.pattern);
  rules.push({ kind: "charset" });
  return { ...written(spec), example: spec.example, type: "string", rules };
}

/** Zod runs the rules and hands each broken one back whole, in `params.rule`, for `violations` to read. */
function ruleChecks(rules: readonly Rule[]) {
  return rules
    .filter((rule) => rule.kind !== "required" && rule.kind !== "type")
    .map((rule) => z.refine((value: unknown) => keeps(value, rule), { params: { rule }, error: rule.kind }));
}
