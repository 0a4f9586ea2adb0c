import { posix } from "node:path";
import { isTest, type Law, under } from "./law";
import type { Import, SourceFile } from "./source-file";
import { chainTo, type SourceTree, type Target, targetOf } from "./source-tree";

type Arrow = { from: SourceFile; imported: Import; target: Target };

const ROOMS = ["exchanges", "notifications", "contracts", "profiles", "endpoints", "team", "replays", "targets"];

/** A law over single imports: `refuse` says what is wrong with one, or null. */
function overImports(id: string, title: string, refuse: (arrow: Arrow) => string | null): Law {
  const offences = (tree: SourceTree) =>
    [...tree.files.values()]
      .filter(({ path }) => !isTest(path))
      .flatMap((from) =>
        from.imports.map((imported) => ({ from, imported, target: targetOf(tree, from.path, imported) })),
      )
      .flatMap((arrow) => {
        const what = refuse(arrow);
        return what === null ? [] : [{ path: arrow.from.path, what }];
      });
  return { id, title, offences };
}

function fileIn(target: Target, ...folders: string[]): boolean {
  return target.kind === "file" && under(target.path, ...folders);
}

function named(target: Target): string {
  return target.kind === "file" ? target.path : target.specifier;
}

function roomOf(path: string): string | null {
  const [lib, room = ""] = path.split("/");
  return lib === "lib" && ROOMS.includes(room) ? room : null;
}

const FRAMEWORK = /^(next|react|react-dom|hono|@hono\/[^/]+)$/;

const protocol = overImports(
  "protocol",
  "lib/wechatpay imports zod and itself; node:crypto and the field's SDK only inside crypto/",
  ({ from, imported, target }) => {
    if (!under(from.path, "lib/wechatpay") || fileIn(target, "lib/wechatpay")) return null;
    if (target.kind === "package" && target.name === "zod") return null;
    const isCrypto = target.kind === "package" && ["node:crypto", "wechatpay-axios-plugin"].includes(target.specifier);
    if (isCrypto && (imported.kind === "type" || under(from.path, "lib/wechatpay/crypto"))) return null;
    return `imports ${named(target)}`;
  },
);

const frameworks = overImports(
  "frameworks",
  "nothing in lib but lib/machine knows next, react or hono",
  ({ from, target }) => {
    if (!under(from.path, "lib") || under(from.path, "lib/machine")) return null;
    return target.kind === "package" && FRAMEWORK.test(target.name) ? `imports ${target.specifier}` : null;
  },
);

const upwards = overImports(
  "upwards",
  "lib knows neither app nor components, and components know of app only its actions",
  ({ from, imported, target }) => {
    if (under(from.path, "lib") && fileIn(target, "app", "components")) return `imports ${named(target)}`;
    const isAction = target.kind === "file" && /(^|\/)(actions|[\w-]+-actions?)(\.ts)?$/.test(target.path);
    if (!under(from.path, "components") || !fileIn(target, "app") || isAction || imported.kind === "type") return null;
    return `imports ${named(target)}`;
  },
);

const rooms = overImports("rooms", "a room never reaches into another room's store", ({ from, imported, target }) => {
  const [own, other] = [roomOf(from.path), target.kind === "file" ? roomOf(target.path) : null];
  if (own === null || other === null || own === other || imported.kind === "type") return null;
  return /\/store(\.ts)?$/.test(named(target)) ? `imports ${named(target)}` : null;
});

const ourSide = overImports(
  "our-side",
  "our side never imports the simulated platform, not even its types",
  ({ from, target }) => {
    const isOurs = under(from.path, "lib/wechatpay", "lib/db", "lib/egress.ts", ...ROOMS.map((room) => `lib/${room}`));
    return isOurs && fileIn(target, "lib/simulator") ? `imports ${named(target)}` : null;
  },
);

const otherSide = overImports(
  "other-side",
  "the simulated platform shares no room with our side: only the shape of a fact",
  ({ from, imported, target }) => {
    if (!under(from.path, "lib/simulator") || !fileIn(target, ...ROOMS.map((room) => `lib/${room}`))) return null;
    const isFact = named(target) === "lib/contracts/contract.ts" && imported.kind === "type";
    return isFact && imported.names.every((name) => name === "PlatformFact")
      ? null
      : `imports ${imported.names.join(", ")} of ${named(target)}`;
  },
);

const doors = overImports("doors", "app holds no SQL and no crypto", ({ from, imported, target }) => {
  if (!under(from.path, "app") || imported.kind === "type") return null;
  const isDriver =
    target.kind === "package" && /^(kysely|libsql|pg|node:crypto|crypto|wechatpay-axios-plugin)$/.test(target.name);
  return isDriver || fileIn(target, "lib/wechatpay/crypto", "lib/db/migrations") ? `imports ${named(target)}` : null;
});

const testOnly = overImports("test-only", "what runs never imports what only tests load", ({ target }) =>
  target.kind === "file" && isTest(target.path) ? `imports ${target.path}` : null,
);

/** What would break in a browser, or leak there. */
function isServerOnly(target: Target): boolean {
  if (target.kind === "file") return under(target.path, "lib/wechatpay/crypto") || target.path === "lib/env.ts";
  return target.specifier.startsWith("node:") || BUILT_IN.has(target.name) || /^server-only$/.test(target.name);
}

const BUILT_IN = new Set([
  "crypto",
  "fs",
  "path",
  "http",
  "https",
  "os",
  "stream",
  "child_process",
  "libsql",
  "pg",
  "kysely",
]);

const faces: Law = {
  id: "faces",
  title:
    "nothing in components reaches node:*, server-only, the environment or the crypto, through any chain of imports",
  offences: (tree) =>
    [...tree.files.values()]
      .filter(({ path }) => under(path, "components") && !isTest(path))
      .flatMap(({ path }) => {
        const chain = chainTo(tree, path, isServerOnly);
        return chain === null ? [] : [{ path, what: `reaches ${chain.slice(1).join(" > ")}` }];
      }),
};

const REGISTRIES = ["lib/wechatpay/operations/registry.ts", "lib/wechatpay/events/registry.ts"];

const barrels: Law = {
  id: "barrels",
  title: "no file only passes on what others export, and none is called index",
  offences: (tree) =>
    [...tree.files.values()]
      .filter(({ path }) => !REGISTRIES.includes(path))
      .flatMap(({ path, statements }) => {
        const passesOn = statements.filter(
          (statement) => /^Export(Named|All)/.test(statement.type) && statement.source,
        );
        const star = statements.some(({ type }) => type === "ExportAllDeclaration");
        const only =
          passesOn.length > 0 &&
          passesOn.length === statements.filter(({ type }) => type !== "ImportDeclaration").length;
        const isIndex = /^index\.tsx?$/.test(posix.basename(path));
        return star || only || isIndex ? [{ path, what: isIndex ? "is called index" : "only re-exports" }] : [];
      }),
};

/** Who may import whom. */
export const IMPORT_LAWS: readonly Law[] = [
  protocol,
  frameworks,
  upwards,
  rooms,
  ourSide,
  otherSide,
  doors,
  testOnly,
  faces,
  barrels,
];
