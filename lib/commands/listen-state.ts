import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

/** How far one has come. `inFlight` is the id that was being passed on when this was written, so may have arrived. */
export type ListenState = { cursor: string; inFlight: string | null };

export type StateKeeper = { read(): ListenState | null; write(state: ListenState): void };

/** A file that holds the old state or the new one, whatever happens while it is written; on disk when `write` returns. */
export function fileState(file: string): StateKeeper {
  return {
    read() {
      const text = readOrNone(file);
      if (text === null) return null;
      const state = parse(text);
      if (!state) throw new Error(`${file} is not a state of npm run listen: remove it to begin anew`);
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

/** One file per server, inbox and address, so that two who listen do not take each other's place. */
export function stateFileOf(
  dataDir: string,
  { server, inbox, forwardTo }: { server: string; inbox: string; forwardTo: string },
): string {
  const plain = (text: string) =>
    text
      .replace(/^https?:\/\//, "")
      .replace(/[^\w.-]+/g, "_")
      .slice(0, 80);
  return path.join(dataDir, "listen", `${plain(server)}_${inbox}`, `${plain(forwardTo)}.json`);
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
