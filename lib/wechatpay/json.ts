/** Parsed JSON, or null when the text is none. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Is this value of parsed JSON an object, and neither null nor a list? */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A parsed JSON object, or an empty one when the text is none. */
export function parseObject(json: string): Record<string, unknown> {
  const value = parseJson(json);
  return isObject(value) ? value : {};
}

/** An own member of a parsed JSON object, or undefined when the value is no object or lacks it. */
export function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A member that is a text, or null. */
export function textMember(value: unknown, name: string): string | null {
  const found = member(value, name);
  return typeof found === "string" ? found : null;
}

/** A member that can be an identifier of the platform (1 to 64 characters), or null. */
export function identifier(value: unknown, name: string): string | null {
  const found = textMember(value, name);
  return found !== null && found.length > 0 && found.length <= 64 ? found : null;
}
