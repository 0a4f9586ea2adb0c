import { describe, expect, it } from "vitest";
import { heldPage, startedAnew, withHeadBeside, withOlderBelow } from "./held-page";

function page(ids: string[], next: string | null = null) {
  return heldPage({ items: ids.map((id) => ({ id })), next });
}

const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

describe("a list that is being read", () => {
  const known = page(["4", "3", "2"], "2");

  it("grows by what reaches it", () => {
    expect(withHeadBeside(known, page(["5", "4"], "4"))).toEqual(page(["5", "4", "3", "2"], "2"));
  });

  it("stands as it is when more came at once than a page holds, and hides no hole", () => {
    const held = withHeadBeside(known, page(["9", "8"], "8"));
    expect(idsOf(held)).toEqual(["4", "3", "2"]);
    const later = withHeadBeside(withOlderBelow(held, page(["1"])), page(["91", "9"], "9"));
    expect(idsOf(later)).toEqual(["4", "3", "2", "1"]);
    expect(startedAnew(later)).toEqual(page(["91", "9", "8"], "8"));
  });

  it("grows by a match that was found with all that came after what is known, though others lie between them", () => {
    expect(withHeadBeside(known, page(["9"], "4"))).toEqual(page(["9", "4", "3", "2"], "2"));
  });

  it("begins with whatever comes first, and starts anew only from something", () => {
    expect(withHeadBeside(page([], "7"), page(["9", "8"], "8"))).toEqual(page(["9", "8"], "8"));
    expect(startedAnew(known)).toEqual(known);
  });
});
