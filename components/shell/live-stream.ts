/** `change`: something of that kind was recorded. `gap`: anything may have been missed, so fetch everything again. */
export type LiveEvent = { type: "change"; kind: string; id: string } | { type: "gap" };

export type LiveState = "connecting" | "live" | "reconnecting";

/** What of an EventSource is used; a fake needs no more. */
export type Stream = {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void;
  close(): void;
};

/** A way to all other tabs: a message reaches each of them, never the one that sent it. */
export type Channel = { post(message: unknown): void; close(): void };

export type LiveOutside = {
  openStream(): Stream;
  openChannel(onMessage: (message: unknown) => void): Channel;
  /** Runs `lead` once this tab may lead and holds the lock until the promise settles. Without Web Locks every tab leads. */
  lead(signal: AbortSignal, lead: () => Promise<void>): void;
  after(ms: number, run: () => void): () => void;
};

type LiveListener = { onEvent(event: LiveEvent): void; onState(state: LiveState): void };

type Message = { type: "event"; event: LiveEvent } | { type: "state"; state: LiveState } | { type: "ask" };

const CLOSED = 2;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

/**
 * One EventSource for all tabs (HTTP/1.1 allows six connections to an origin): the tab that holds the lock reads it
 * and tells the others. Every tab hears a `gap` when it first goes live and whenever the reading tab changes.
 */
export function openLive(outside: LiveOutside, listener: LiveListener): { close(): void } {
  const stopped = new AbortController();
  let state: LiveState = "connecting";
  let leading = false;
  let missed = true;

  const enter = (next: LiveState) => {
    state = next;
    listener.onState(next);
  };
  const hear = (heard: unknown) => {
    const message = heard as Message;
    if (message.type === "ask" && leading) tell({ type: "state", state });
    if (leading) return;
    if (message.type === "event") listener.onEvent(message.event);
    if (message.type === "state") enter(message.state);
    if (state !== "live" || !missed) return;
    missed = false;
    listener.onEvent({ type: "gap" });
  };
  const channel = outside.openChannel(hear);
  const tell = (message: Message) => channel.post(message);

  outside.lead(stopped.signal, () => {
    leading = true;
    return read(outside, stopped.signal, {
      onState: (next) => {
        enter(next);
        tell({ type: "state", state: next });
      },
      onEvent: (event) => {
        listener.onEvent(event);
        tell({ type: "event", event });
      },
    });
  });
  tell({ type: "ask" });

  return {
    close() {
      stopped.abort();
      channel.close();
    },
  };
}

/** Reads the stream until `signal` aborts. The browser reconnects by itself, except after an HTTP error, which ends its stream. */
function read(outside: LiveOutside, signal: AbortSignal, listener: LiveListener): Promise<void> {
  return new Promise((resolve) => {
    // The lock may be granted in the very moment in which the tab gives up.
    if (signal.aborted) return resolve();
    let retryMs = FIRST_RETRY_MS;
    let mayHaveMissed = true;
    let cancelRetry = () => {};
    let stream: Stream | null = null;

    const open = () => {
      const opened = outside.openStream();
      stream = opened;
      opened.addEventListener("open", () => {
        retryMs = FIRST_RETRY_MS;
        listener.onState("live");
        if (mayHaveMissed) listener.onEvent({ type: "gap" });
        mayHaveMissed = false;
      });
      opened.addEventListener("message", ({ data }) => {
        const event = readEvent(data);
        if (event) listener.onEvent(event);
      });
      opened.addEventListener("gap", () => listener.onEvent({ type: "gap" }));
      opened.addEventListener("error", () => {
        listener.onState("reconnecting");
        if (opened.readyState !== CLOSED) return;
        mayHaveMissed = true;
        cancelRetry = outside.after(retryMs, open);
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      });
    };

    signal.addEventListener("abort", () => {
      cancelRetry();
      stream?.close();
      resolve();
    });
    open();
  });
}

function readEvent(data: unknown): LiveEvent | null {
  try {
    const value: unknown = JSON.parse(String(data));
    if (typeof value !== "object" || value === null || !("kind" in value)) return null;
    return { type: "change", kind: String(value.kind), id: "id" in value ? String(value.id) : "" };
  } catch {
    return null;
  }
}
