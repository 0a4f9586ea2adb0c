import { randomBytes } from "node:crypto";
import type { Feed, FeedEvent, Happening } from "./feed";

const REMEMBERED = 1_000;

/** The feed's memory and its listeners; `tell` and `lose` are for the engine that drives it. */
export type Journal = Omit<Feed, "close"> & {
  tell(happenings: readonly Happening[]): void;
  /** Something may have been missed: everything remembered is void, and everyone is told. */
  lose(): void;
};

export function createJournal(): Journal {
  const listeners = new Set<Listener>();
  let boot = newBoot();
  let sequence = 0;
  let remembered: FeedEvent[] = [];
  return {
    tell(happenings) {
      for (const { kind, id } of happenings) {
        sequence += 1;
        const event = { eventId: `${boot}-${sequence}`, kind, id };
        remembered.push(event);
        for (const { onEvent } of [...listeners]) guarded(() => onEvent(event));
      }
      if (remembered.length > 2 * REMEMBERED) remembered = remembered.slice(-REMEMBERED);
    },
    lose() {
      boot = newBoot();
      sequence = 0;
      remembered = [];
      for (const { onGap } of [...listeners]) guarded(onGap);
    },
    subscribe(onEvent, onGap = () => {}) {
      const listener = { onEvent, onGap };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    latest: () => `${boot}-${sequence}`,
    since(lastEventId) {
      const seen = lastEventId.startsWith(`${boot}-`) ? Number(lastEventId.slice(boot.length + 1)) : Number.NaN;
      const missed = sequence - seen;
      const known = Number.isInteger(seen) && seen >= 0 && missed >= 0 && missed <= Math.min(REMEMBERED, sequence);
      if (!known) return "gap";
      return { events: missed === 0 ? [] : remembered.slice(-missed) };
    },
  };
}

type Listener = { onEvent: (event: FeedEvent) => void; onGap: () => void };

function newBoot(): string {
  return randomBytes(6).toString("hex");
}

/** One listener's mistake is not the next one's, nor the writer's: the row is committed already. */
function guarded(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    console.error("A listener of the feed failed", error);
  }
}
