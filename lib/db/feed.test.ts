import { sql } from "kysely";
import { expect, it, vi } from "vitest";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { type Store, write } from "./client";
import type { FeedEvent } from "./feed";

onBothEngines((fresh, engine) => {
  it("tells of what was committed, and not before", async () => {
    const store = await fresh();
    const heard = listen(store);
    await write(store, async (tx, publish) => {
      publish({ kind: "notification", id: "nt_1" });
      await tx
        .insertInto("notification")
        .values(notificationRow({ id: "nt_1" }))
        .execute();
      expect(heard.events).toEqual([]);
    });
    const [event] = await heard.until(1);
    expect(event).toMatchObject({ kind: "notification", id: "nt_1" });
    expect(await store.db.selectFrom("notification").select("id").execute()).toEqual([{ id: "nt_1" }]);
  });

  it("tells nothing of what was rolled back", async () => {
    const store = await fresh();
    const heard = listen(store);
    const failed = write(store, async (_, publish) => {
      publish({ kind: "order", id: "rolled back" });
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    await tell(store, "kept");
    expect(idsOf(await heard.until(1))).toEqual(["kept"]);
  });

  it("tells every listener, in the order of the commits", async () => {
    const store = await fresh();
    const [one, other] = [listen(store), listen(store)];
    const committed: string[] = [];
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        write(store, async (tx, publish) => {
          // The lock of this row makes Postgres commit one after the other, as SQLite does anyway.
          if (engine === "postgres") await sql`select pg_advisory_xact_lock(1)`.execute(tx);
          await tx
            .insertInto("notification")
            .values(notificationRow({ id: `nt_${index}` }))
            .execute();
          committed.push(`nt_${index}`);
          publish({ kind: "notification", id: `nt_${index}` });
        }),
      ),
    );
    expect(idsOf(await one.until(30))).toEqual(committed);
    expect(idsOf(await other.until(30))).toEqual(committed);
  });

  it("says a thing once that was published twice in one write", async () => {
    const store = await fresh();
    const heard = listen(store);
    await write(store, async (_, publish) => {
      publish({ kind: "contract", id: "c" });
      publish({ kind: "order", id: "c" });
      publish({ kind: "contract", id: "c" });
    });
    await tell(store, "end");
    expect((await heard.until(3)).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      "contract c",
      "order c",
      "notification end",
    ]);
  });

  it("carries any id, in any script", async () => {
    const store = await fresh();
    const heard = listen(store);
    const id = `合同 "1" \\ 😀 ${"x".repeat(2_000)}`;
    await write(store, async (_, publish) => publish({ kind: "contract", id }));
    expect(idsOf(await heard.until(1))).toEqual([id]);
  });

  it("keeps a write whose id is too long to tell", async () => {
    const store = await fresh();
    const row = notificationRow();
    await write(store, async (tx, publish) => {
      await tx.insertInto("notification").values(row).execute();
      publish({ kind: "contract", id: "长".repeat(3_000) });
    });
    expect(await store.db.selectFrom("notification").select("id").execute()).toEqual([{ id: row.id }]);
  });

  it("lets a listener catch up from the last event that it saw", async () => {
    const store = await fresh();
    const heard = listen(store);
    const start = store.feed.latest();
    for (const id of ["a", "b", "c"]) await tell(store, id);
    const [a, b, c] = await heard.until(3);
    expect(store.feed.since(start)).toEqual({ events: [a, b, c] });
    expect(store.feed.since(a?.eventId ?? "")).toEqual({ events: [b, c] });
    expect(store.feed.since(c?.eventId ?? "")).toEqual({ events: [] });
    expect(store.feed.latest()).toBe(c?.eventId);
  });

  it.each(["", "1", "0-0", "x-1", "undefined"])("calls %j a gap", async (id) => {
    const store = await fresh();
    expect(store.feed.since(id)).toBe("gap");
  });

  it("calls it a gap when the event is of the future, of another start, or more than 1,000 events ago", async () => {
    const store = await fresh();
    const heard = listen(store);
    const start = store.feed.latest();
    const [boot] = start.split("-");
    expect(store.feed.since(`${boot}-1`)).toBe("gap");
    await write(store, async (_, publish) => {
      for (let index = 0; index < 1_000; index++) publish({ kind: "order", id: `${index}` });
    });
    await heard.until(1_000);
    expect(store.feed.since(start)).toHaveProperty("events.length", 1_000);
    await tell(store, "one more");
    await heard.until(1_001);
    expect(store.feed.since(start)).toBe("gap");
    await store.close();
    const later = await fresh.again();
    expect(later.feed.since(start)).toBe("gap");
  });

  it("stops telling a listener that has left, and goes on when another one fails", async () => {
    const store = await fresh();
    const left = listen(store);
    left.leave();
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    store.feed.subscribe(() => {
      throw new Error("a listener's own mistake");
    });
    const heard = listen(store);
    await tell(store, "a");
    expect(idsOf(await heard.until(1))).toEqual(["a"]);
    expect(left.events).toEqual([]);
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });

  it("refuses a publish after its write is over", async () => {
    const store = await fresh();
    const publish = await write(store, async (_, tellLater) => ({ tellLater }));
    expect(() => publish.tellLater({ kind: "order", id: "late" })).toThrow("over");
  });

  if (engine === "postgres") {
    it("hears what another process commits", async () => {
      const [store, other] = [await fresh(), await fresh.again()];
      const heard = listen(store);
      await tell(other, "from the other one");
      expect(idsOf(await heard.until(1))).toEqual(["from the other one"]);
    });

    it("listens anew when the line breaks, and says that something may have been missed", async () => {
      const store = await fresh();
      const before = store.feed.latest();
      const heard = listen(store);
      const gap = new Promise<void>((resolve) => store.feed.subscribe(() => {}, resolve));
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and query like 'listen %'`.execute(store.db);
      await gap;
      expect(store.feed.since(before)).toBe("gap");
      await tell(store, "after");
      expect(idsOf(await heard.until(1))).toEqual(["after"]);
    });
  }
});

function tell(store: Store, id: string): Promise<void> {
  return write(store, async (_, publish) => publish({ kind: "notification", id }));
}

function idsOf(events: FeedEvent[]): string[] {
  return events.map(({ id }) => id);
}

/** Collects events; `until(n)` waits for that many. */
function listen(store: Store): { events: FeedEvent[]; until(count: number): Promise<FeedEvent[]>; leave(): void } {
  const events: FeedEvent[] = [];
  let check = () => {};
  const leave = store.feed.subscribe((event) => {
    events.push(event);
    check();
  });
  const until = (count: number) =>
    new Promise<FeedEvent[]>((resolve) => {
      check = () => {
        if (events.length >= count) resolve(events);
      };
      check();
    });
  return { events, until, leave };
}
