import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { caseTable } from "./conform-cases";

test("the README's battery is the one that is run", () => {
  const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");
  expect(readme).toContain(caseTable("zh-CN"));
});
