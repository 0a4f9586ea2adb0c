import { expect, it } from "vitest";
import { appended, readAgain } from "./contract-pages";
import type { ContractPage, ContractRow } from "./contract-row";

function page(codes: string[], next: string | null = null): ContractPage {
  const items = codes.map((contractCode) => ({ profileId: "pf", contractCode }) as ContractRow);
  const said = { understood: { kind: "nothing" }, how: "exact", updating: false, nowMs: 0 } as const;
  return { items, next, ...said };
}

const codesOf = ({ items }: ContractPage) => items.map(({ contractCode }) => contractCode);

it("a contract that moved to the head between two pages stands once, at the head", () => {
  expect(codesOf(appended(page(["D", "C"], "C"), page(["C", "B", "A"])))).toEqual(["D", "C", "B", "A"]);
});

it("older contracts that were asked for during a reading stay, in their place", () => {
  const known = appended(page(["C", "B"], "B"), page(["A"]));
  expect(readAgain(known, page(["B", "C"], "C"))).toEqual(page(["B", "C", "A"]));
});

it("a reading of everything that is shown replaces it, so that what is gone is gone", () => {
  expect(readAgain(page(["C", "B", "A"]), page(["D", "C", "A"], "A"))).toEqual(page(["D", "C", "A"], "A"));
  expect(readAgain(page(["C", "B", "A"]), page(["C"]))).toEqual(page(["C"]));
});
