import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CODE_LAWS } from "./testing/architecture/code-laws";
import { IMPORT_LAWS } from "./testing/architecture/import-laws";
import { PLANTED } from "./testing/architecture/planted-sources";
import { readTree, treeOf } from "./testing/architecture/source-tree";

const LAWS = [...IMPORT_LAWS, ...CODE_LAWS];

describe.each(LAWS)("$id: $title", ({ id, offences }) => {
  const planted = PLANTED[id] ?? { caught: [], passed: [] };

  test("is not proven by nothing: something is planted on both sides of it", () => {
    expect(planted.caught.length).toBeGreaterThan(0);
    expect(planted.passed.length).toBeGreaterThan(0);
  });

  test.each(planted.caught)("catches %j", (texts) => {
    expect(offences(treeOf(texts)).map(({ path }) => path)).toContain(Object.keys(texts)[0]);
  });

  test.each(planted.passed)("lets %j pass", (texts) => {
    expect(offences(treeOf(texts))).toEqual([]);
  });
});

describe("the project", () => {
  const tree = readTree(fileURLToPath(new URL("..", import.meta.url)));

  test("was read: the doors, the faces and the rooms are in it", () => {
    expect([...tree.files.keys()]).toEqual(
      expect.arrayContaining(["lib/wechatpay/canonical.ts", "lib/architecture.test.ts"]),
    );
    expect(tree.files.get("lib/wechatpay/errors.ts")?.imports.map(({ specifier }) => specifier)).toContain("./rule");
  });

  test.each(LAWS)("keeps this law: $title", ({ offences }) => {
    expect(offences(tree).map(({ path, what }) => `${path} ${what}`)).toEqual([]);
  });
});
