import * as z from "zod";
import { type Captured, type ImportProblem, type ImportReading, MOST_ENTRIES, problemsOf } from "./captured";
import { bytesOf, type EntryReading, missing, withTime } from "./read-entry";
import { readHarEntry } from "./read-har-entry";

const ownEntry = z.object({
  method: z.string(),
  pathAndQuery: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  bodyBase64: z.string(),
  receivedAt: z.string(),
});

/** A HAR file or an export of ours: which of the two, the file says itself. */
export function readImportFile(text: string, nowMs: number): ImportReading {
  const parsed = parse(text);
  if (parsed === undefined) return broken([{ entry: null, field: "file", rule: "not_json", at: "" }]);
  const har = z.object({ log: z.object({ entries: z.array(z.unknown()) }) }).safeParse(parsed);
  if (har.success) return readEntries(har.data.log.entries, readHarEntry, nowMs);
  const own = z.object({ format: z.literal("qianyue-notifications"), notifications: z.array(z.unknown()) });
  const exported = own.safeParse(parsed);
  if (exported.success) return readEntries(exported.data.notifications, readOwnEntry, nowMs);
  return broken([{ entry: null, field: "file", rule: "unknown_format", at: "" }]);
}

function readEntries(entries: unknown[], read: (entry: unknown) => EntryReading, nowMs: number): ImportReading {
  const problems: ImportProblem[] = [];
  const captured: Captured[] = [];
  const bodiless: number[] = [];
  let passedOver = 0;
  entries.forEach((given, index) => {
    const entry = read(given);
    if (entry === "passed_over") passedOver += 1;
    else if (entry === "bodiless") bodiless.push(index + 1);
    else if ("rule" in entry) problems.push({ entry: index + 1, ...entry });
    else {
      problems.push(...problemsOf(entry, index + 1, nowMs));
      captured.push(entry);
    }
  });
  if (captured.length > MOST_ENTRIES) {
    return broken([{ entry: null, field: "file", rule: "too_many", at: String(captured.length) }]);
  }
  if (problems.length > 0) return broken(problems);
  if (captured.length > 0) return { kind: "read", captured, passedOver, bodiless };
  if (bodiless.length === 0)
    return broken([{ entry: null, field: "file", rule: "no_entries", at: String(passedOver) }]);
  return broken(bodiless.map((entry) => ({ entry, field: "body", rule: "not_captured", at: "" })));
}

function readOwnEntry(given: unknown): EntryReading {
  const parsed = ownEntry.safeParse(given);
  if (!parsed.success) return missing(parsed.error);
  const { receivedAt, method, pathAndQuery, headers, bodyBase64 } = parsed.data;
  const body = bytesOf(bodyBase64);
  if (body === null) return { field: "body", rule: "not_base64", at: "" };
  return withTime(receivedAt, { source: "json", method, pathAndQuery, headers, body });
}

function broken(problems: ImportProblem[]): ImportReading {
  return { kind: "broken", problems: problems.slice(0, 20) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
