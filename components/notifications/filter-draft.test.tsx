import { expect, it } from "vitest";
import { EVERYTHING } from "@/lib/notifications/filter";
import { draftOf, filterOf } from "./filter-draft";

it("a value that was pasted with spaces around it is looked for without them, and those of the address stay as they are", () => {
  const given = { ...EVERYTHING, inbox: "in_1", fields: [{ path: "note", value: " meant" }] };
  const typed = { ...draftOf(given, "UTC"), path: " amount.total ", value: " 100\t" };
  expect(filterOf(typed, given)).toEqual({
    kind: "filter",
    filter: { ...given, fields: [...given.fields, { path: "amount.total", value: "100" }] },
  });
});
