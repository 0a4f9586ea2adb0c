import { describe, expect, it } from "vitest";
import { type LivePage, withHead, withOlder, withTrueHead } from "./live-page";

type Rows = LivePage<{ id: string }>;

function page(ids: string[], next: string | null = null): Rows {
  const items = ids.map((id) => ({ id }));
  return { items, next };
}

const idsOf = ({ items }: Rows) => items.map((item) => item.id);

describe("a list that grows", () => {
  it("puts what is new on top and adds nothing twice", () => {
    const known = page(["4", "3", "2", "1"], "1");
    expect(idsOf(withHead(known, page(["5", "4", "3"], "3")))).toEqual(["5", "4", "3", "2", "1"]);
    expect(idsOf(withHead(known, page(["4", "3"], "3")))).toEqual(["4", "3", "2", "1"]);
  });

  it("finds a row that was committed late, below the newest one", () => {
    expect(idsOf(withHead(page(["4", "2"]), page(["4", "3", "2"], "2")))).toEqual(["4", "3", "2"]);
  });

  it("never hides a hole: a head that does not reach what is known replaces it", () => {
    expect(withHead(page(["3", "2"], "2"), page(["9", "8"], "8"))).toEqual(page(["9", "8"], "8"));
  });

  it("keeps its place among older rows when the head is read again", () => {
    const known = withOlder(page(["4", "3"], "3"), page(["2", "1"], "1"));
    expect(withHead(known, page(["5", "4"], "4")).next).toBe("1");
  });
});

describe("a list of what can be deleted", () => {
  const known = withOlder(page(["4", "3"], "3"), page(["2", "1"]));

  it("drops what the newest page does not have any more, and keeps what is older than that", () => {
    expect(withTrueHead(known, page(["5", "3"], "3"))).toEqual(page(["5", "3", "2", "1"]));
    expect(withTrueHead(known, page(["4", "2"], "2"))).toEqual(page(["4", "2", "1"]));
  });

  it("is empty once the last is deleted, and takes its place further back anew from a page that holds all it knows", () => {
    expect(withTrueHead(known, page([]))).toEqual(page([]));
    expect(withTrueHead(page(["4", "3"]), page(["9", "4", "3"], "3"))).toEqual(page(["9", "4", "3"], "3"));
  });

  it("never hides a hole", () => {
    expect(withTrueHead(known, page(["9", "8"], "8"))).toEqual(page(["9", "8"], "8"));
  });
});
