import { posix } from "node:path";
import { isTest, type Law, type Offence, under } from "./law";
import { dottedName, isNode, literal, type Node, type SourceFile, visit } from "./source-file";
import type { SourceTree } from "./source-tree";

/** A law over the nodes of a file's syntax tree: `refuse` says what is wrong with one, or null. */
function overNodes(
  law: Omit<Law, "offences">,
  applies: (file: SourceFile) => boolean,
  refuse: (node: Node) => string | null,
): Law {
  const offencesOf = (file: SourceFile): Offence[] => {
    const found = new Set<string>();
    visit(file.statements, (node) => found.add(refuse(node) ?? ""));
    return [...found].filter((what) => what !== "").map((what) => ({ path: file.path, what }));
  };
  const offences = (tree: SourceTree) => [...tree.files.values()].filter(applies).flatMap(offencesOf);
  return { ...law, offences };
}

/** A law over whole files. */
function overFiles(law: Omit<Law, "offences">, refuse: (file: SourceFile, tree: SourceTree) => string[]): Law {
  const offences = (tree: SourceTree) =>
    [...tree.files.values()].flatMap((file) => refuse(file, tree).map((what) => ({ path: file.path, what })));
  return { ...law, offences };
}

/** Next replaces this very text when it builds, and so drops the branch of the other runtime; a variable would not do. */
function asksOnlyForRuntime(path: string, text: string): boolean {
  return path === "instrumentation.ts" && !/process[.[](?!env\.NEXT_RUNTIME\b)|= *process\b/.test(text);
}

const environment = overNodes(
  { id: "environment", title: "only lib/env.ts reads process.env" },
  ({ path, text }) => path !== "lib/env.ts" && !isTest(path) && !asksOnlyForRuntime(path, text),
  (node) => {
    if (/^((globalThis|global|window)\.)?process\.env$/.test(dottedName(node) ?? "")) return "reads process.env";
    if (dottedName(node) === "import.meta.env") return "reads import.meta.env";
    const { id, init } = node;
    if (isNode(id) && dottedName(init) === "process" && propertyNames(id).includes("env")) return "reads process.env";
    const fromProcess = node.type === "ImportDeclaration" && /^(node:)?process$/.test(literal(node.source) ?? "");
    return fromProcess ? "imports node:process" : null;
  },
);

/** Where rules live. Time and chance come to them through `Outside`, which lib/machine and app put together. */
const RULES = ["wechatpay", "simulator", "contracts", "notifications", "exchanges", "endpoints"].map(
  (room) => `lib/${room}`,
);
const CHANCE =
  /^((globalThis|performance)\.)?(Date\.now|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues))$/;

const outside = overNodes(
  { id: "outside", title: "no rule takes time or chance from anywhere but its door" },
  ({ path }) => under(path, ...RULES) && !isTest(path),
  (node) => {
    const name = dottedName(node);
    if (name !== null && CHANCE.test(name)) return `uses ${name}`;
    const isDate =
      (node.type === "NewExpression" || node.type === "CallExpression") && dottedName(node.callee) === "Date";
    if (isDate && (node.type === "CallExpression" || (node.arguments as unknown[]).length === 0))
      return "asks the clock by Date";
    const fromCrypto =
      node.type === "ImportSpecifier" && /^random(Bytes|UUID|Int|FillSync)$/.test(dottedName(node.imported) ?? "");
    return fromCrypto ? `imports ${dottedName(node.imported)}` : null;
  },
);

/** The network as a global; rooms send through lib/egress. */
const network = overNodes(
  { id: "network", title: "lib sends nothing by fetch: the network is lib/egress" },
  ({ path }) => under(path, "lib") && !under(path, "lib/commands", "lib/egress.ts") && !isTest(path),
  (node) =>
    node.type === "CallExpression" && /^(globalThis\.)?fetch$/.test(dottedName(node.callee) ?? "")
      ? "calls fetch"
      : null,
);

const GUARD = ["server", "only"].join("-");

const bareGuard = overFiles(
  { id: "bare-guard", title: "the guard of secrets is an import, never a bare string that guards nothing" },
  ({ path, statements }) => {
    const imported = new Set(statements.filter(({ type }) => type === "ImportDeclaration").map(({ source }) => source));
    let found = false;
    visit(statements, (node) => {
      if (literal(node) === GUARD && !imported.has(node)) found = true;
    });
    // The test runner's alias is that import's other end.
    return found && path !== "lib/vitest.config.ts" ? ["has the bare string"] : [];
  },
);

const VAGUE = /^(utils?|helpers?|types?|constants?|common)$/;

const names = overFiles(
  { id: "names", title: "no file or folder is called utils, helpers, types, constants or common" },
  ({ path }) => {
    const parts = path.split("/").map((part) => part.replace(/(\.test|\.d)?\.tsx?$/, ""));
    return parts.filter((part) => VAGUE.test(part)).map((part) => `is called ${part}`);
  },
);

const LONGEST_LINES = 300;
/** Texts and schemas are tables: their length is the length of their subject. */
const TABLES = ["lib/i18n/messages", "lib/wechatpay/operations", "lib/wechatpay/events", "lib/wechatpay/vectors"];

const length = overFiles(
  { id: "length", title: `no file of logic is longer than ${LONGEST_LINES} lines` },
  ({ path, lines }) =>
    lines > LONGEST_LINES && !under(path, ...TABLES) && !/\.test\.tsx?$/.test(path) ? [`has ${lines} lines`] : [],
);

const self = overFiles(
  { id: "self-contained", title: "nothing names a document or a folder that a clone does not have" },
  ({ path, text }, { documents }) => {
    // The test of these laws plants what they forbid.
    if (path === "lib/testing/architecture/planted-sources.ts") return [];
    const known = new Set([...documents].map((document) => posix.basename(document)));
    const mentioned = [...text.matchAll(/(?<![\w-])[\w-]+\.md\b/g)].map(([name]) => name);
    const absolute = text.match(/(?<=["'`\s(])\/(home|root|tmp|work|mnt|Users)\/[\w-]+/g) ?? [];
    const climbing = (text.match(/(?<=["'`\s(])(\.\.\/)+[\w-]+/g) ?? []).filter((step) =>
      posix.join(posix.dirname(path), step).startsWith(".."),
    );
    const unknown = mentioned.filter((name) => !known.has(name));
    return [...unknown, ...absolute, ...climbing].map((name) => `names ${name}`);
  },
);

const wholeSuite = overNodes(
  { id: "whole-suite", title: "no test is skipped, singled out or left for later" },
  ({ path }) => isTest(path),
  (node) => {
    const name = dottedName(node) ?? "";
    return /^(test|it|describe)\.(\w+\.)*(only|skip|todo|skipIf|runIf|fixme)$/.test(name) ? `has ${name}` : null;
  },
);

/** What a file may say, and how it may be called. */
export const CODE_LAWS: readonly Law[] = [environment, outside, network, bareGuard, names, length, self, wholeSuite];

function propertyNames(pattern: Node): string[] {
  const properties = Array.isArray(pattern.properties) ? pattern.properties : [];
  return properties.map((property) => dottedName(property.key) ?? "");
}
