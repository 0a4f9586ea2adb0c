import type { Send } from "@/lib/egress";
import { onwardHeaders } from "@/lib/notifications/onward";
import { type Incoming, pull } from "./listen-pull";
import type { StateKeeper } from "./listen-state";
import type { ListenText } from "./listen-text";

export type ListenOptions = {
  server: string;
  inbox: string;
  token: string | null;
  forwardTo: string;
  from: "beginning" | "now";
  timeoutMs: number;
  /** Goes on after three tries at an endpoint that cannot be reached. */
  isSkipping: boolean;
};

export type ListenOutside = {
  send: Send;
  state: StateKeeper;
  stateFile: string;
  text: ListenText;
  say(line: string): void;
  pause(ms: number): Promise<void>;
  now(): number;
  stop: AbortSignal;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const TRIES_BEFORE_SKIPPING = 3;
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * Pulls and passes on, one after the other in the order of arrival, until it is stopped; the exit code. A
 * notification counts as passed on once the endpoint has answered, whatever it answered; the place is on disk before
 * the next one is sent.
 */
export async function listen(options: ListenOptions, outside: ListenOutside): Promise<number> {
  const { state, text, say, stop } = outside;
  const kept = state.read();
  say(text.begin(options, { file: outside.stateFile, isContinuing: kept !== null }));
  if (kept?.inFlight) say(text.perhapsTwice(kept.inFlight));
  let cursor = kept?.cursor ?? options.from;
  let pauses = 0;
  let toldOfMs = 0;
  while (!stop.aborted) {
    const isWaiting = cursor !== "now" && pauses === 0;
    const pulled = await untilStopped(stop, pull(options, { after: cursor, isWaiting }, outside.send));
    if (pulled === null) break;
    if (pulled.kind === "refused") {
      say(text.refused(pulled));
      return 1;
    }
    if (pulled.kind === "unreachable") {
      const pauseMs = backOff(pauses++);
      say(text.lost(pulled.why, pauseMs));
      await outside.pause(pauseMs);
      continue;
    }
    if (pauses > 0) say(text.back());
    pauses = 0;
    const { removedUpToMs } = pulled;
    // The same loss is told again until the place has come past it.
    if (removedUpToMs !== null && removedUpToMs > toldOfMs) {
      say(text.removed(removedUpToMs));
      toldOfMs = removedUpToMs;
    }
    for (const item of pulled.items) {
      const isDone = await passOn(item, { cursor, options }, outside);
      if (!isDone) break;
      cursor = item.cursor;
      state.write({ cursor, inFlight: null });
    }
    if (!stop.aborted && cursor !== pulled.cursor) {
      cursor = pulled.cursor;
      state.write({ cursor, inFlight: null });
    }
  }
  say(text.stopped());
  return 0;
}

/** False when it was stopped before the endpoint had answered. */
async function passOn(
  item: Incoming,
  { cursor, options }: { cursor: string; options: ListenOptions },
  { send, state, text, say, pause, now, stop }: ListenOutside,
): Promise<boolean> {
  state.write({ cursor, inFlight: item.id });
  const request = {
    method: item.method,
    url: options.forwardTo,
    headers: onwardHeaders(item.headers),
    body: item.body,
  };
  for (let tries = 0; !stop.aborted; tries++) {
    const limits = { timeoutMs: options.timeoutMs, maxBytes: MAX_ANSWER_BYTES, cut: true };
    const reply = await untilStopped(stop, send(request, limits));
    if (reply === null) return false;
    if (reply.kind === "reply" || reply.code === "TIMEOUT") {
      say(text.answered(item, reply, now()));
      return true;
    }
    if (options.isSkipping && tries + 1 >= TRIES_BEFORE_SKIPPING) {
      say(text.skipped(item, reply.code));
      return true;
    }
    const pauseMs = backOff(tries);
    say(text.endpointDown(item, { code: reply.code, pauseMs }));
    await pause(pauseMs);
  }
  return false;
}

/** Doubles from half a second up to a quarter of a minute. */
function backOff(tries: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(tries, 10), LONGEST_PAUSE_MS);
}

/** Null as soon as it is stopped: what was asked may still come, and is not waited for. */
function untilStopped<T>(stop: AbortSignal, asked: Promise<T>): Promise<T | null> {
  if (stop.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const end = () => resolve(null);
    stop.addEventListener("abort", end, { once: true });
    asked.then(resolve, reject).finally(() => stop.removeEventListener("abort", end));
  });
}
