import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";
import Libsql from "libsql";
import { makePrivate } from "@/lib/db/private-file";

/** How far one has come. `inFlight` is the id that was being passed on when this was written, so may have arrived. */
export type ListenState = { cursor: string; inFlight: string | null };

export type StateKeeper = { read(): ListenState | null; write(state: ListenState): void };

/**
 * A file that holds the old state or the new one, whatever happens while it is written; on disk when `write` returns.
 * `earlier` is read while there is no such file yet, and never written.
 */
export function fileState(file: string, earlier: string | null = null): StateKeeper {
  return {
    read() {
      const read = [file, ...(earlier === null ? [] : [earlier])];
      const found = read.map((one) => ({ one, text: readOrNone(one) })).find(({ text }) => text !== null);
      if (found === undefined || found.text === null) return null;
      const state = parse(found.text);
      if (!state) throw new Error(`${found.one} is not a state of npm run listen: remove it to begin anew`);
      return state;
    },
    write(state) {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      const next = `${file}.next`;
      writeDurably(next, `${JSON.stringify(state)}\n`);
      renameSync(next, file);
      syncFolder(path.dirname(file));
    },
  };
}

type Place = { server: string; inbox: string; forwardTo: string };

/**
 * One file per server, inbox and address, so that two who listen do not take each other's place. `earlier` is where it
 * was before addresses that read alike were told apart.
 */
export function stateFileOf(dataDir: string, { server, inbox, forwardTo }: Place): { file: string; earlier: string } {
  const plain = (text: string) =>
    text
      .replace(/^https?:\/\//, "")
      .replace(/[^\w.-]+/g, "_")
      .slice(0, 80);
  const folder = path.join(dataDir, "listen", `${plain(server)}_${inbox}`);
  const exactly = createHash("sha256")
    .update(JSON.stringify([server, inbox, forwardTo]))
    .digest("hex")
    .slice(0, 12);
  return {
    file: path.join(folder, `${plain(forwardTo)}-${exactly}.json`),
    earlier: path.join(folder, `${plain(forwardTo)}.json`),
  };
}

/** Keeps a place for this process until it ends, however it ends, or throws when another one has it. */
export function lockState(file: string): () => void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const lockFile = `${file}.lock`;
  makePrivate(lockFile);
  const lock = new Libsql(lockFile);
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY"))) throw error;
    throw new Error(`${file} is in use: another npm run listen goes on from there. Stop it, or name another --state`);
  }
  return () => lock.close();
}

function readOrNone(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function parse(text: string): ListenState | null {
  try {
    const { cursor, inFlight } = JSON.parse(text) as Record<string, unknown>;
    if (typeof cursor !== "string") return null;
    return { cursor, inFlight: typeof inFlight === "string" ? inFlight : null };
  } catch {
    return null;
  }
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, "w", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The new name is in the folder, so the folder has to reach the disk as well; Windows opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
