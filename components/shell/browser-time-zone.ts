import { useSyncExternalStore } from "react";
import { useTimeZone } from "use-intl";

export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const never = () => () => {};

/** The reader's zone: the one the server rendered in, and from hydration on the browser's own. */
export function useReaderTimeZone(): string {
  const rendered = useTimeZone() ?? "UTC";
  return useSyncExternalStore(never, browserTimeZone, () => rendered);
}
