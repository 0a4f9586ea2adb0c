import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What `next build` makes its output from. */
export const BUILT_FROM = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

const MARKER = path.join(".next", "qianyue-source");
const BUILD_ID = path.join(".next", "BUILD_ID");

/** A fingerprint of files and folders below `root`: names and contents. Tests, and what only they use, do not count. */
export function sourceHash(root: string, sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesOf(root, source))) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** True when there is a build, and it was made from just these sources. */
export function buildIsCurrent(root: string, hash: string): boolean {
  const marker = path.join(root, MARKER);
  return existsSync(path.join(root, BUILD_ID)) && existsSync(marker) && readFileSync(marker, "utf8") === hash;
}

/** Before a build: whatever comes of it, the old output is not to be trusted. */
export function forgetBuild(root: string): void {
  rmSync(path.join(root, MARKER), { force: true });
}

export function markBuilt(root: string, hash: string): void {
  mkdirSync(path.join(root, ".next"), { recursive: true });
  writeFileSync(path.join(root, MARKER), hash);
}

/** In one order everywhere, with `/` between names. */
function filesOf(root: string, source: string): string[] {
  const full = path.join(root, source);
  if (!counts(source) || !existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [source];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesOf(root, `${source}/${name}`));
}

function counts(source: string): boolean {
  return !/\.test\.tsx?$|^lib\/(testing|commands)\/|^lib\/vitest\.config\.ts$|\/\.[^/]+$/.test(`${source}`);
}
