import type { SourceTree } from "./source-tree";

/** What is wrong, and in which file. */
export type Offence = { path: string; what: string };

/** One law of the project, as a function that finds who breaks it. */
export type Law = { id: string; title: string; offences: (tree: SourceTree) => Offence[] };

/** Files that only tests and benchmarks load: `*.test.ts`, `test-*.ts` beside them, lib/testing, e2e. */
export function isTest(path: string): boolean {
  return (
    /(\.test\.tsx?|(^|\/)test-[\w-]+\.tsx?)$/.test(path) ||
    under(path, "lib/testing", "e2e") ||
    under(path, "lib/vitest.config.ts", "lib/vitest.quick.config.ts")
  );
}

/** Is the path one of these files, or inside one of these folders? */
export function under(path: string, ...folders: string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
