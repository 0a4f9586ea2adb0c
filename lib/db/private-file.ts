import { chmodSync, closeSync, existsSync, openSync } from "node:fs";

/** Sees to it that the file is there, and readable by its owner alone. An existing one is not opened. */
export function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}
