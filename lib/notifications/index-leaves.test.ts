import { describe, expect, it } from "vitest";
import { DEEPEST, leavesOf, MOST_VALUES } from "./index-leaves";

const nested = (depth: number, inner: string) => `${'{"a":'.repeat(depth)}${inner}${"}".repeat(depth)}`;

describe("the values by which a resource is found", () => {
  it("are named by the names that lead to them, through lists, and have no name of their own at the top", () => {
    expect(leavesOf('{"amount":{"total":1},"goods":[{"name":"x"},{"name":null}],"__proto__":{"b":2},"":3}')).toEqual([
      { path: "amount.total", value: "1" },
      { path: "__proto__.b", value: "2" },
      { path: "goods.name", value: "x" },
      { path: "goods.name", value: "null" },
    ]);
    expect(leavesOf('"text"')).toEqual([]);
    expect(leavesOf("no JSON")).toEqual([]);
  });

  it("end at a depth, and whatever is deeper breaks nothing", () => {
    expect(leavesOf(nested(DEEPEST, "1"))).toHaveLength(1);
    expect(leavesOf(nested(DEEPEST + 1, "1"))).toEqual([]);
    const deep = `{"out_contract_code":"c","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(leavesOf(deep)).toEqual([{ path: "out_contract_code", value: "c" }]);
  });

  it("are no more than so many, the shallow ones first, however wide it is", () => {
    const wide = JSON.stringify({ list: Array.from({ length: 100_000 }, (_, at) => at), code: "c" });
    const leaves = leavesOf(wide);
    expect(leaves.length).toBeLessThanOrEqual(MOST_VALUES);
    expect(leaves).toContainEqual({ path: "code", value: "c" });
    expect(leaves).toContainEqual({ path: "list", value: "99" });
  });

  it("leave out what is longer than any filter", () => {
    const long = "x".repeat(100_000);
    expect(leavesOf(JSON.stringify({ [long]: { a: 1 }, b: long, c: "short" }))).toEqual([
      { path: "c", value: "short" },
    ]);
  });
});
