import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { type Import, type SourceFile, sourceFile } from "./source-file";

/** The project's own source files by path from its root, and what each import of theirs leads to. */
export type SourceTree = { files: ReadonlyMap<string, SourceFile>; documents: ReadonlySet<string> };

/** Where an import leads: a file of ours, or a package (`next`, `node:fs`, `@scope/name`). */
export type Target = { kind: "file"; path: string } | { kind: "package"; name: string; specifier: string };

/** A tree of texts by path from the root: sources are parsed, documents only noted. */
export function treeOf(texts: Record<string, string>): SourceTree {
  const sources = Object.entries(texts).filter(([path]) => !path.endsWith(".md"));
  const files = sources.map(([path, text]) => [path, sourceFile(path, text)] as const);
  return { files: new Map(files), documents: new Set(Object.keys(texts).filter((path) => path.endsWith(".md"))) };
}

export function readTree(root: string): SourceTree {
  const paths = [...walk(root, "")].sort();
  const wanted = paths.filter((path) => path.endsWith(".md") || (SOURCE.test(path) && !path.endsWith(".d.ts")));
  return treeOf(Object.fromEntries(wanted.map((path) => [path, readFileSync(posix.join(root, path), "utf8")])));
}

const SOURCE = /^((app|components|lib|e2e)\/.*|[^/]+)\.tsx?$/;

/** Every file below, but nothing hidden and nothing installed. */
function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(posix.join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (entry.isDirectory()) yield* walk(root, path);
    else yield path;
  }
}

/** Resolves `@/…` and relative imports to a file of the tree; what is not in it keeps its would-be path. */
export function targetOf(tree: SourceTree, from: string, { specifier }: Import): Target {
  const local = specifier.startsWith("@/") ? specifier.slice(2) : relative(from, specifier);
  if (local === null) {
    const depth = specifier.startsWith("@") ? 2 : 1;
    return { kind: "package", name: specifier.split("/").slice(0, depth).join("/"), specifier };
  }
  const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
  return { kind: "file", path: endings.map((ending) => local + ending).find((path) => tree.files.has(path)) ?? local };
}

function relative(from: string, specifier: string): string | null {
  return specifier.startsWith(".") ? posix.normalize(posix.join(posix.dirname(from), specifier)) : null;
}

/**
 * The shortest chain of imports that run from `start` to something `isGoal`, as readable steps, or null. A `use server`
 * module ends a chain: the browser gets references to its functions, never its code.
 */
export function chainTo(tree: SourceTree, start: string, isGoal: (target: Target) => boolean): string[] | null {
  const seen = new Set([start]);
  const queue: string[][] = [[start]];
  for (let chain = queue.shift(); chain; chain = queue.shift()) {
    const from = chain.at(-1) ?? start;
    const file = tree.files.get(from);
    if (!file || (from !== start && file.directive === "use server")) continue;
    for (const imported of file.imports.filter(({ kind }) => kind === "value")) {
      const target = targetOf(tree, from, imported);
      if (isGoal(target)) return [...chain, target.kind === "file" ? target.path : target.specifier];
      if (target.kind === "package" || seen.has(target.path)) continue;
      seen.add(target.path);
      queue.push([...chain, target.path]);
    }
  }
  return null;
}
