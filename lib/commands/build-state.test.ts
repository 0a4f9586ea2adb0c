import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BUILT_FROM, buildIsCurrent, forgetBuild, markBuilt, sourceHash } from "./build-state";

let root = "";
const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
const hash = () => sourceHash(root, BUILT_FROM);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "qianyue-build-"));
  put("app/page.tsx", "page");
  put("lib/db/client.ts", "client");
  put("package-lock.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the fingerprint of the sources", () => {
  it.each([
    ["another content", "app/page.tsx", "other"],
    ["a new file, deep down", "components/ui/deep/button.tsx", ""],
    ["other packages", "package-lock.json", "{ }"],
    ["another configuration", "next.config.js", "export default {}"],
  ])("changes with %s", (_, file, text) => {
    const before = hash();
    put(file, text);
    expect(hash()).not.toBe(before);
  });

  it("changes when a file goes, and when two swap their contents", () => {
    const before = hash();
    put("app/page.tsx", "client");
    put("lib/db/client.ts", "page");
    const swapped = hash();
    rmSync(path.join(root, "app/page.tsx"));
    expect(new Set([before, swapped, hash()]).size).toBe(3);
  });

  it.each([
    "lib/db/client.test.ts",
    "components/a.test.tsx",
    "lib/testing/rows.ts",
    "e2e/story.ts",
    "lib/commands/a.ts",
  ])("does not change with %s", (file) => {
    const before = hash();
    put(file, "anything");
    expect(hash()).toBe(before);
  });
});

describe("a build", () => {
  it("is current only when it was made from these very sources", () => {
    const now = hash();
    expect(buildIsCurrent(root, now)).toBe(false);
    put(".next/BUILD_ID", "x");
    expect(buildIsCurrent(root, now)).toBe(false);
    markBuilt(root, now);
    expect(buildIsCurrent(root, now)).toBe(true);
    put("app/page.tsx", "changed");
    expect(buildIsCurrent(root, hash())).toBe(false);
  });

  it("is not current after its output was removed, or while the next one is being made", () => {
    put(".next/BUILD_ID", "x");
    markBuilt(root, hash());
    forgetBuild(root);
    expect(buildIsCurrent(root, hash())).toBe(false);
    markBuilt(root, hash());
    rmSync(path.join(root, ".next/BUILD_ID"));
    expect(buildIsCurrent(root, hash())).toBe(false);
  });
});
