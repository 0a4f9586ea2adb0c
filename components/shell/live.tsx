"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from "react";
import { routes } from "@/lib/routes";
import { type LiveEvent, type LiveOutside, type LiveState, openLive } from "./live-stream";

export type { LiveEvent } from "./live-stream";

type Listener = (event: LiveEvent) => void;
type Bus = { listeners: Set<Listener> };

const BusContext = createContext<Bus | null>(null);
const StateContext = createContext<LiveState>("connecting");

/** Holds the one live channel of this tab; stands once, in the providers. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [bus] = useState<Bus>(() => ({ listeners: new Set() }));
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    const onEvent = (event: LiveEvent) => {
      for (const listener of bus.listeners) listener(event);
    };
    const live = openLive(browserOutside, { onEvent, onState: setState });
    return () => live.close();
  }, [bus]);
  return (
    <BusContext value={bus}>
      <StateContext value={state}>{children}</StateContext>
    </BusContext>
  );
}

/**
 * Calls back when something of these kinds was recorded, and on every `gap`, after which everything should be fetched
 * again; the first gap is the time before one listened. An event may come twice: let it invalidate, never add.
 */
export function useLive(kinds: readonly string[], onEvent: Listener): void {
  const bus = useContext(BusContext);
  const hear = useEffectEvent((event: LiveEvent) => {
    if (event.type === "gap" || kinds.includes(event.kind)) onEvent(event);
  });
  useEffect(() => {
    if (!bus) return;
    const listener: Listener = (event) => hear(event);
    bus.listeners.add(listener);
    // Nobody listened since the server rendered this, which may be long ago: Back shows a page as it was left.
    listener({ type: "gap" });
    return () => {
      bus.listeners.delete(listener);
    };
  }, [bus]);
}

/** How the live channel stands. `offline` only when the device has no network and the channel is down: localhost needs none. */
export function useLiveState(): LiveState | "offline" {
  const state = useContext(StateContext);
  const online = useSyncExternalStore(
    subscribeToNetwork,
    () => navigator.onLine,
    () => true,
  );
  return state !== "live" && !online ? "offline" : state;
}

function subscribeToNetwork(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

const browserOutside: LiveOutside = {
  openStream: () => new EventSource(routes.feed()),
  openChannel(onMessage) {
    const channel = new BroadcastChannel("qianyue-live");
    channel.onmessage = (event) => onMessage(event.data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
  lead(signal, lead) {
    // Web Locks exist on https and localhost only; elsewhere each tab keeps its own stream.
    if (!("locks" in navigator)) return void lead();
    navigator.locks.request("qianyue-live", { signal }, lead).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  },
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
