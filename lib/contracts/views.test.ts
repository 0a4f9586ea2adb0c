import { expect, it } from "vitest";
import { onBothEngines } from "@/lib/testing/stores";
import { deleteView, keepView, listViews, MOST_VIEWS } from "./views";

onBothEngines((fresh) => {
  it("keeps no more searches than are shown, and says so", async () => {
    const store = await fresh();
    for (let at = 1; at <= MOST_VIEWS; at++) await keepView(store, { name: `${at}`, query: "q=1", nowMs: at });
    expect(await keepView(store, { name: "one too many", query: "q=1", nowMs: 99 })).toBeNull();
    const [first] = await listViews(store.db);
    await deleteView(store, first?.id ?? "");
    expect(await keepView(store, { name: "again", query: "q=1", nowMs: 100 })).toMatchObject({ name: "again" });
    expect((await listViews(store.db)).map(({ name }) => name).at(-1)).toBe("again");
  });
});
