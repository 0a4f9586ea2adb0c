import { isLoopbackHost, nameOfHost } from "./loopback";

/** Where the console listens, and the further names by which it is known; a name with a port stands for that port only. */
export type ConsoleNames = { bound: string; also: readonly string[] };

const EVERYWHERE = ["0.0.0.0", "::"];

/**
 * May a browser that says it speaks to this Host see the console? A page of a stranger can let its own name resolve to
 * this machine (DNS rebinding) and would then be of one origin with us, so any name but ours is refused.
 */
export function isConsoleHost(host: string | null, { bound, also }: ConsoleNames): boolean {
  if (host === null || host.trim() === "") return false;
  const name = nameOfHost(host);
  if (isLoopbackHost(host)) return true;
  if (!EVERYWHERE.includes(nameOfHost(bound)) && name === nameOfHost(bound)) return true;
  return also.some((known) => known.toLowerCase() === host.trim().toLowerCase() || known.toLowerCase() === name);
}
