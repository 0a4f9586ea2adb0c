import { type KeyObject, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { APP_KEY_RULE, readAppKey } from "./app-key";

const FILE = "app.key";

/** The key in `dataDir`, made with mode 0600 when there is none. A file that is there is never written over. */
export function appKeyFile(dataDir: string): KeyObject {
  const file = path.join(dataDir, FILE);
  if (!existsSync(file)) make(dataDir, file);
  const key = readAppKey(readFileSync(file, "utf8").trim());
  if (!key) throw new Error(`${file} does not hold a key: it must be ${APP_KEY_RULE}. Restore it, or set APP_KEY.`);
  return key;
}

/** Written aside, forced to disk, then linked into place: whole or not at all, and the first of two makers wins. */
function make(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeDurably(draft, `${randomBytes(32).toString("base64")}\n`);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  syncDirectory(dataDir);
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, "wx", 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Without this a power cut may take the new name away. Windows has no such thing. */
function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(directory, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
