import type { ConsoleNames } from "./console-host";

// The proxy is a bundle of its own: a second copy of lib/env in it would cost every start a twentieth of a second.
const KEY = Symbol.for("qianyue.console-names");
const holder = globalThis as typeof globalThis & { [KEY]?: ConsoleNames };

export function setConsoleNames(names: ConsoleNames): void {
  holder[KEY] = names;
}

/** As the process was told at its start; before that, this machine's own names alone. */
export function consoleNames(): ConsoleNames {
  return holder[KEY] ?? { bound: "localhost", also: [] };
}
