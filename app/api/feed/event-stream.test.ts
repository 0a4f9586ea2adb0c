import { describe, expect, it } from "vitest";
import { createJournal } from "@/lib/db/journal";
import { eventStream } from "./event-stream";

function open(feed: ReturnType<typeof createJournal>, lastEventId: string | null = null) {
  const leaving = new AbortController();
  const beats: (() => void)[] = [];
  let stopped = 0;
  const stream = eventStream({
    feed,
    lastEventId,
    signal: leaving.signal,
    every: (_ms, run) => {
      beats.push(run);
      return () => {
        stopped += 1;
      };
    },
  });
  const reader = stream.getReader();
  const next = async () => {
    const { value } = await reader.read();
    return value && new TextDecoder().decode(value);
  };
  return { next, leaving, beat: () => beats[0]?.(), isStopped: () => stopped === 1 };
}

describe("the event stream", () => {
  it("tells of what was committed, with the feed's id, after naming where it starts", async () => {
    const feed = createJournal();
    const start = feed.latest();
    const stream = open(feed);
    expect(await stream.next()).toBe(`retry: 1000\nid: ${start}\n\n`);
    feed.tell([{ kind: "notification", id: "nt_1" }]);
    expect(await stream.next()).toBe(`id: ${feed.latest()}\ndata: {"kind":"notification","id":"nt_1"}\n\n`);
  });

  it("hands a returning reader what it missed, once and in order", async () => {
    const feed = createJournal();
    const seen = feed.latest();
    feed.tell([
      { kind: "order", id: "wx1" },
      { kind: "exchange", id: "ex_1" },
    ]);
    const stream = open(feed, seen);
    await stream.next();
    expect(await stream.next()).toContain('"wx1"');
    expect(await stream.next()).toContain('"ex_1"');
    feed.tell([{ kind: "contract", id: "c1" }]);
    expect(await stream.next()).toContain('"c1"');
  });

  it("says gap when it cannot know what was missed", async () => {
    const stream = open(createJournal(), "another-boot-7");
    expect(await stream.next()).toMatch(/^retry: 1000\nevent: gap\nid: .+-0\ndata: \{\}\n\n$/);
  });

  it("says gap when the line to the store broke", async () => {
    const feed = createJournal();
    const stream = open(feed);
    await stream.next();
    feed.lose();
    expect(await stream.next()).toContain("event: gap");
  });

  it("ends and stops listening when the reader leaves or the process shuts down", async () => {
    const feed = createJournal();
    const stream = open(feed);
    await stream.next();
    stream.beat();
    expect(await stream.next()).toBe(": still here\n\n");
    stream.leaving.abort();
    expect(await stream.next()).toBeUndefined();
    expect(stream.isStopped()).toBe(true);
    expect(() => feed.tell([{ kind: "order", id: "wx2" }])).not.toThrow();
  });
});
