import type { NotificationSummary } from "@/lib/notifications/notification";
import type { HeldPage } from "./held-page";

/** How a list was left: under which filter, with which rows, and how far down. */
export type ListPlace = { query: string; page: HeldPage<NotificationSummary>; scrollY: number };

/** The member of a history entry's state that names the place. */
const MEMBER = "notificationsPlace";
const MOST_KEPT = 5;

const places = new Map<string, ListPlace>();
let named = 0;

/** The place that the current entry of the browser's history was left at; null where nobody was, or under another filter. */
export function recallPlace(query: string): ListPlace | null {
  if (typeof window === "undefined") return null;
  const name = nameIn(window.history.state);
  const place = name === null ? undefined : places.get(name);
  return place?.query === query ? place : null;
}

/** The current entry's name, by which Back and Forward find its place again; it is given one where it has none. */
export function nameEntry(): string {
  const { state } = window.history;
  const known = nameIn(state);
  if (known !== null) return known;
  named += 1;
  const name = `${performance.timeOrigin} ${named}`;
  window.history.replaceState({ ...state, [MEMBER]: name }, "");
  return name;
}

/** Keeps a place as long as this document lives, and only the last few: their rows may be very many. */
export function keepPlace(name: string, place: ListPlace): void {
  places.delete(name);
  places.set(name, place);
  for (const old of [...places.keys()].slice(0, -MOST_KEPT)) places.delete(old);
}

function nameIn(state: unknown): string | null {
  const name = typeof state === "object" && state !== null ? Reflect.get(state, MEMBER) : null;
  return typeof name === "string" ? name : null;
}
