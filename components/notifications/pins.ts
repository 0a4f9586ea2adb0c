"use client";

import { useSyncExternalStore } from "react";

/** What was toggled here since the page was read: rows of a long list come and go with what the server said first. */
export type Toggled = ReadonlyMap<string, boolean>;

const NONE: Toggled = new Map();
let toggled = NONE;
const listeners = new Set<() => void>();

export function useToggled(): Toggled {
  return useSyncExternalStore(
    subscribe,
    () => toggled,
    () => NONE,
  );
}

export function keepToggled(id: string, isPinned: boolean): void {
  toggled = new Map(toggled).set(id, isPinned);
  for (const listener of listeners) listener();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
