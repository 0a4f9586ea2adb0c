import { describe, expect, it } from "vitest";
import { type Channel, type LiveEvent, type LiveOutside, type LiveState, openLive, type Stream } from "./live-stream";

type FakeStream = Stream & { fire(type: string, data?: unknown): void; closed: boolean; readyState: number };

/** A browser with one origin: tabs share its lock and its channel; time passes only when it is told to. */
function browser() {
  const streams: FakeStream[] = [];
  const channels = new Map<Channel, (message: unknown) => void>();
  const queue: (() => void)[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  let held = false;
  const next = () => {
    if (!held) queue.shift()?.();
  };
  const outside: LiveOutside = {
    openStream() {
      const listeners: [string, (event: { data?: unknown }) => void][] = [];
      const stream: FakeStream = {
        readyState: 0,
        closed: false,
        addEventListener: (type, listener) => listeners.push([type, listener]),
        close: () => {
          stream.closed = true;
        },
        fire: (type, data) => {
          for (const [name, listener] of listeners) if (name === type) listener({ data });
        },
      };
      streams.push(stream);
      return stream;
    },
    openChannel(onMessage) {
      const channel: Channel = {
        post: (message) => {
          for (const [other, hear] of channels) if (other !== channel) hear(message);
        },
        close: () => channels.delete(channel),
      };
      channels.set(channel, onMessage);
      return channel;
    },
    lead(_signal, lead) {
      queue.push(() => {
        held = true;
        void lead().then(() => {
          held = false;
          next();
        });
      });
      next();
    },
    after(ms, run) {
      timers.push({ ms, run });
      return () => {};
    },
  };
  const tab = () => {
    const events: LiveEvent[] = [];
    const states: LiveState[] = [];
    const live = openLive(outside, { onEvent: (event) => events.push(event), onState: (state) => states.push(state) });
    return { events, states, close: live.close };
  };
  const stream = (index: number) => {
    const found = streams[index];
    if (!found) throw new Error(`no stream ${index}`);
    return found;
  };
  return { tab, stream, streams, timers };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const notified: LiveEvent = { type: "change", kind: "notification", id: "nt_1" };
const wire = JSON.stringify({ kind: "notification", id: "nt_1" });

describe("openLive", () => {
  it("opens one stream for three tabs, and every tab hears every event once", () => {
    const { tab, stream, streams } = browser();
    const tabs = [tab(), tab(), tab()];
    stream(0).fire("open");
    stream(0).fire("message", wire);
    expect(streams).toHaveLength(1);
    for (const { events, states } of tabs) {
      expect(states.at(-1)).toBe("live");
      expect(events.filter((event) => event.type === "change")).toEqual([notified]);
    }
  });

  it("tells a tab that joins later that the stream is live, and to fetch what it may have missed", () => {
    const { tab, stream } = browser();
    tab();
    stream(0).fire("open");
    const late = tab();
    expect(late.states).toEqual(["live"]);
    expect(late.events).toEqual([{ type: "gap" }]);
  });

  it("hands the stream to another tab when the reading tab closes, and all fetch again", async () => {
    const { tab, stream, streams } = browser();
    const [first, second, third] = [tab(), tab(), tab()];
    stream(0).fire("open");
    first.close();
    await settle();
    const before = third.events.length;
    stream(1).fire("open");
    stream(1).fire("message", wire);
    expect(stream(0).closed).toBe(true);
    expect(streams).toHaveLength(2);
    expect(second.events.slice(-2)).toEqual([{ type: "gap" }, notified]);
    expect(third.events.slice(before)).toEqual([{ type: "gap" }, notified]);
  });

  it("opens no stream for a tab that closed before its turn came", async () => {
    const { tab, stream, streams } = browser();
    const [first, second] = [tab(), tab()];
    second.close();
    stream(0).fire("open");
    first.close();
    await settle();
    expect(streams).toHaveLength(1);
  });

  it("leaves a broken connection to the browser, which resumes it by Last-Event-ID", () => {
    const { tab, stream, streams, timers } = browser();
    const one = tab();
    stream(0).fire("open");
    stream(0).fire("error");
    expect(one.states.at(-1)).toBe("reconnecting");
    stream(0).fire("open");
    expect(one.states.at(-1)).toBe("live");
    expect([streams.length, timers.length]).toEqual([1, 0]);
  });

  it("opens a stream that an HTTP error ended again, later each time, and then fetches everything", () => {
    const { tab, stream, timers } = browser();
    const one = tab();
    for (const index of [0, 1, 2]) {
      stream(index).readyState = 2;
      stream(index).fire("error");
      timers[index]?.run();
    }
    expect(timers.map(({ ms }) => ms)).toEqual([1000, 2000, 4000]);
    stream(3).fire("open");
    expect(one.events).toContainEqual({ type: "gap" });
  });

  it("passes on the server's own gap and overlooks what it cannot read", () => {
    const { tab, stream } = browser();
    const one = tab();
    stream(0).fire("open");
    const before = one.events.length;
    stream(0).fire("message", "not json");
    stream(0).fire("message", "7");
    stream(0).fire("gap", "");
    expect(one.events.slice(before)).toEqual([{ type: "gap" }]);
  });
});
