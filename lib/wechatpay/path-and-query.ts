import type { OperationInput } from "./operation";

type Filled = Pick<OperationInput, "path" | "query">;

/**
 * The second signed line: the template with its path fields filled in, and the query in the order of `input.query`
 * (a form makes it in the schema's order). Percent-encoded as RFC 3986 says; an empty query member is not sent.
 */
export function pathAndQueryOf(op: { path: string }, input: Filled): string {
  const path = op.path.replace(/\{(\w+)\}/g, (_, name: string) => percentEncoded(input.path[name] ?? ""));
  const query = Object.entries(input.query)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`);
  // No client can send a segment of dots alone: what is signed must be what a URL makes of it.
  const { pathname, search } = new URL(`http://host${path}${query.length > 0 ? `?${query.join("&")}` : ""}`);
  return `${pathname}${search}`;
}

/** The path and query fields that a request line carries, decoded; null where it does not fit the template. */
export function readPathAndQuery(op: { path: string }, pathAndQuery: string): Filled | null {
  const mark = pathAndQuery.indexOf("?");
  const end = mark < 0 ? pathAndQuery.length : mark;
  const { names, pattern } = templateOf(op);
  const found = pattern.exec(pathAndQuery.slice(0, end));
  if (found === null) return null;
  const texts = found.slice(1).map((segment) => decoded(segment));
  const query = [...new URLSearchParams(pathAndQuery.slice(end + 1))];
  return {
    path: Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""])),
    query: Object.fromEntries(query),
  };
}

type Template = { names: string[]; pattern: RegExp };

const templates = new WeakMap<{ path: string }, Template>();

/** Of every request all templates are asked, so each is made once. */
function templateOf(op: { path: string }): Template {
  const known = templates.get(op);
  if (known) return known;
  const names = [...op.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const pattern = op.path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "([^/]*)");
  const template = { names, pattern: new RegExp(`^${pattern}$`) };
  templates.set(op, template);
  return template;
}

/** Every byte but RFC 3986's unreserved ones; stricter than `encodeURIComponent`, and a lone surrogate does not throw. */
function percentEncoded(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
