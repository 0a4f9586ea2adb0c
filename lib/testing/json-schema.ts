type Json = Record<string, unknown>;

/**
 * What is wrong with a value by a JSON schema, as paths; as much of the language as an OpenAPI document of ours speaks.
 * Shares nothing with the library that wrote the schema. Throws at a keyword that it does not know.
 */
export function schemaFaults(value: unknown, schema: Json, document: Json, at = "$"): string[] {
  const { $ref, anyOf, oneOf, ...own } = schema;
  if (typeof $ref === "string") return schemaFaults(value, resolve($ref, document), document, at);
  const either = (anyOf ?? oneOf) as Json[] | undefined;
  if (either && !either.some((one) => schemaFaults(value, one, document, at).length === 0)) return [`${at} fits none`];
  return Object.entries(own).flatMap(([keyword, wanted]) => {
    const check = KEYWORDS[keyword];
    if (!check) throw new Error(`the check does not know the keyword ${keyword}`);
    return check(value, wanted, { schema, document, at });
  });
}

type Check = (value: unknown, wanted: unknown, about: { schema: Json; document: Json; at: string }) => string[];

const says = (isFine: boolean, text: string): string[] => (isFine ? [] : [text]);
const none: Check = () => [];

const KEYWORDS: Record<string, Check> = {
  description: none,
  default: none,
  format: (value, wanted, { at }) =>
    says(wanted !== "date-time" || !Number.isNaN(Date.parse(String(value))), `${at} is no ${wanted}`),
  pattern: (value, wanted, { at }) =>
    says(typeof value !== "string" || new RegExp(String(wanted)).test(value), `${at} breaks ${wanted}`),
  type: (value, wanted, { at }) =>
    says(
      [wanted].flat().some((name) => TYPES[String(name)]?.(value)),
      `${at} is no ${wanted}`,
    ),
  const: (value, wanted, { at }) => says(value === wanted, `${at} is not ${wanted}`),
  enum: (value, wanted, { at }) => says((wanted as unknown[]).includes(value), `${at} is none of ${wanted}`),
  minimum: (value, wanted, { at }) => says(typeof value !== "number" || value >= Number(wanted), `${at} is too small`),
  maximum: (value, wanted, { at }) => says(typeof value !== "number" || value <= Number(wanted), `${at} is too large`),
  maxLength: (value, wanted, { at }) =>
    says(typeof value !== "string" || value.length <= Number(wanted), `${at} is too long`),
  minItems: (value, wanted, { at }) =>
    says(!Array.isArray(value) || value.length >= Number(wanted), `${at} has too few`),
  maxItems: (value, wanted, { at }) =>
    says(!Array.isArray(value) || value.length <= Number(wanted), `${at} has too many`),
  required: (value, wanted, { at }) =>
    (wanted as string[]).flatMap((name) => says(!isObject(value) || name in value, `${at}.${name} is missing`)),
  properties: (value, wanted, { document, at }) =>
    Object.entries(wanted as Record<string, Json>).flatMap(([name, schema]) =>
      isObject(value) && name in value ? schemaFaults(value[name], schema, document, `${at}.${name}`) : [],
    ),
  additionalProperties: (value, wanted, { schema, document, at }) =>
    Object.entries(isObject(value) ? value : {})
      .filter(([name]) => !(name in ((schema.properties ?? {}) as Json)))
      .flatMap(([name, inner]) =>
        wanted === false
          ? [`${at}.${name} is unknown`]
          : schemaFaults(inner, wanted as Json, document, `${at}.${name}`),
      ),
  propertyNames: none,
  prefixItems: (value, wanted, { document, at }) =>
    (wanted as Json[]).flatMap((schema, index) =>
      schemaFaults((value as unknown[])[index], schema, document, `${at}[${index}]`),
    ),
  items: (value, wanted, { document, at }) =>
    (Array.isArray(value) ? value : []).flatMap((one, index) =>
      schemaFaults(one, wanted as Json, document, `${at}[${index}]`),
    ),
};

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => isObject(value),
};

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function resolve(reference: string, document: Json): Json {
  const path = reference.replace(/^#\//, "").split("/");
  const found = path.reduce<unknown>((part, name) => (part as Json | undefined)?.[name], document);
  if (!isObject(found)) throw new Error(`${reference} leads nowhere`);
  return found;
}
