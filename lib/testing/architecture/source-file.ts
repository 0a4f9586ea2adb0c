import { parseAst } from "vitest/node";

/** An import as it is written. `type`: erased before anything runs, so it carries no code; `import { type A }` is not. */
export type Import = { specifier: string; kind: "value" | "type"; names: string[] };

/** A node of the syntax tree (ESTree with TypeScript), read without trusting its shape. */
export type Node = { type: string; [member: string]: unknown };

export type SourceFile = {
  path: string;
  text: string;
  lines: number;
  imports: Import[];
  statements: Node[];
  /** The module's own directive, `use client` or `use server`. */
  directive: string | null;
};

/** Parsed, not searched: comments, strings and JSX text that look like code are none. */
export function sourceFile(path: string, text: string): SourceFile {
  const program = parseAst(text, { lang: path.endsWith("x") ? "tsx" : "ts" }, path) as unknown as { body: Node[] };
  const imports: Import[] = [];
  for (const statement of program.body) visit(statement, (node) => imports.push(...importsOf(node)));
  const directive = program.body.map(({ directive }) => directive).find((value) => typeof value === "string");
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return { path, text, lines, imports, statements: program.body, directive: (directive as string) ?? null };
}

/** Every node below `node`, itself first. */
export function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) visit(child, see);
  else if (isNode(node)) {
    see(node);
    for (const child of Object.values(node)) if (typeof child === "object") visit(child, see);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** `process.env` and `Date.now` as such dotted names, or null for anything else. */
export function dottedName(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === "Identifier") return String(node.name);
  if (node.type === "MetaProperty") return "import.meta";
  if (node.type !== "MemberExpression") return null;
  const object = dottedName(node.object);
  const member = node.computed ? literal(node.property) : dottedName(node.property);
  return object === null || member === null ? null : `${object}.${member}`;
}

export function literal(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral") return null;
  const [only, ...more] = node.quasis as { value: { cooked: string } }[];
  return only && more.length === 0 ? only.value.cooked : null;
}

function importsOf(node: Node): Import[] {
  const source = literal(node.source);
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration": {
      if (source === null) return [];
      const kind = node.importKind === "type" || node.exportKind === "type" ? "type" : "value";
      return [{ specifier: source, kind, names: namesOf(node) }];
    }
    case "ImportExpression":
      return [{ specifier: source ?? "(computed)", kind: "value", names: [] }];
    case "TSImportType":
      return [{ specifier: source ?? literal(node.argument) ?? "(computed)", kind: "type", names: [] }];
    case "TSExternalModuleReference":
      return [{ specifier: literal(node.expression) ?? "(computed)", kind: "value", names: [] }];
    case "CallExpression": {
      const required = dottedName(node.callee) === "require" ? literal((node.arguments as unknown[])[0]) : null;
      return required === null ? [] : [{ specifier: required, kind: "value", names: [] }];
    }
    default:
      return [];
  }
}

function namesOf(node: Node): string[] {
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers : [];
  return specifiers.map((specifier) => dottedName(specifier.imported) ?? dottedName(specifier.local) ?? "");
}
