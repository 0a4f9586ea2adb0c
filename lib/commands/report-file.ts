import { accessSync, constants, mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

export type ReportFile = { write(text: string): void };

/**
 * Where a report is to go, looked at before anything is run, so that no run is lost for it: folders that are missing are
 * made. Throws, naming the option, where nothing can be written; null where none is wanted.
 */
export function reportFile(option: string, file: string | undefined): ReportFile | null {
  if (file === undefined || file === "") return null;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const known = statSync(file, { throwIfNoEntry: false });
    if (known?.isDirectory()) throw new Error("it is a folder");
    accessSync(known ? file : path.dirname(file), constants.W_OK);
  } catch (error) {
    throw new Error(`${option}: ${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
  return { write: (text) => writeFileSync(file, text) };
}
