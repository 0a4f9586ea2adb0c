import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import Libsql from "libsql";
import { makePrivate } from "./private-file";

// Never read lock.sqlite by other means in this process: closing any descriptor of it gives up the lock (POSIX).
const LOCK_FILE = "lock.sqlite";
const PID_FILE = "lock.pid";
/** Long enough for a predecessor that is just going down. */
const PATIENCE_MS = 2_000;

// Every copy of this module in the process must know what the process holds.
const KEY = Symbol.for("qianyue.locks");
const holder = globalThis as typeof globalThis & { [KEY]?: Set<string> };

/**
 * Locks a directory for this process, or throws, naming it and who holds it. The lock is an open exclusive transaction
 * on a file of its own, so the kernel releases it however the process ends. Returns the unlocking.
 */
export function lockDirectory(dataDir: string): () => void {
  const directory = realpathSync(dataDir);
  holder[KEY] ??= new Set();
  const held = holder[KEY];
  if (held.has(directory)) {
    throw new Error(`DATA_DIR ${directory} is open already in this process (pid ${process.pid}): share its store`);
  }
  makePrivate(path.join(directory, LOCK_FILE));
  const lock = new Libsql(path.join(directory, LOCK_FILE));
  try {
    lock.pragma(`busy_timeout = ${PATIENCE_MS}`);
    lock.exec("begin exclusive");
    writeFileSync(path.join(directory, PID_FILE), `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    lock.close();
    throw describe(error, directory);
  }
  held.add(directory);
  let locked = true;
  return () => {
    if (!locked) return;
    locked = false;
    lock.exec("rollback");
    lock.close();
    held.delete(directory);
  };
}

function describe(error: unknown, directory: string): unknown {
  if (!(error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY"))) return error;
  return new Error(
    `DATA_DIR ${directory} is in use by another process (pid ${holderOf(directory)}). ` +
      "Stop it, or give this one another DATA_DIR, or share a Postgres with DATABASE_URL.",
    { cause: error },
  );
}

function holderOf(directory: string): string {
  try {
    return readFileSync(path.join(directory, PID_FILE), "utf8").trim() || "unknown";
  } catch {
    return "unknown";
  }
}
