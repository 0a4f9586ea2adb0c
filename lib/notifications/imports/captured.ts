import type { HeaderPair } from "@/lib/wechatpay/header";

export type ImportSource = "pasted" | "har" | "json";

/** A notification as someone else's tool saw it. `capturedAtMs` null: nobody knows when. */
export type Captured = {
  source: ImportSource;
  method: string;
  pathAndQuery: string;
  headers: HeaderPair[];
  body: Uint8Array;
  capturedAtMs: number | null;
};

/** What is wrong: the entry (from 1; null where there is but one, or the whole), its field, the rule, and where in it. */
export type ImportProblem = { entry: number | null; field: ImportField; rule: ImportRule; at: string };

export type ImportField = "headers" | "body" | "file" | "request" | "time";

export type ImportRule =
  | "empty"
  | "not_captured"
  | "not_a_header"
  | "not_base64"
  | "too_long"
  | "file_too_long"
  | "too_many"
  | "not_json"
  | "unknown_format"
  | "no_entries"
  | "missing"
  | "not_a_time"
  | "implausible_time"
  | "not_a_path"
  | "not_post";

/**
 * `passedOver`: entries of the file that are no notifications. `bodiless`: numbers, from 1, of those that are, and of
 * which the tool that captured them left the body out: nothing can be said of them.
 */
export type ImportReading =
  | { kind: "read"; captured: Captured[]; passedOver: number; bodiless: number[] }
  | { kind: "broken"; problems: ImportProblem[] };

export const MOST_ENTRIES = 1_000;
export const MOST_BODY_BYTES = 2 * 1024 * 1024;

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]{0,16384}$/;
const PATH = /^\/[\x21-\x7e]{0,2000}$/;
/** The platform's API v3 is younger; a clock may be some hours off, and is not a day ahead. */
const EARLIEST_MS = Date.UTC(2015, 0, 1);
const MOST_AHEAD_MS = 86_400_000;

/** What keeps an entry from being taken at `nowMs`, whatever it was read from. */
export function problemsOf(captured: Captured, entry: number | null, nowMs: number): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const add = (field: ImportField, rule: ImportRule, at = "") => problems.push({ entry, field, rule, at });
  for (const [name, value] of captured.headers) {
    if (!NAME.test(name) || !VALUE.test(value)) add("headers", "not_a_header", name.slice(0, 60));
  }
  if (captured.headers.length > 200) add("headers", "too_many");
  if (captured.body.length > MOST_BODY_BYTES) add("body", "too_long");
  if (!PATH.test(captured.pathAndQuery)) add("request", "not_a_path", captured.pathAndQuery.slice(0, 60));
  // WeChat Pay docs (回调通知): a notification is a POST.
  if (captured.method !== "POST") add("request", "not_post", captured.method.slice(0, 16));
  const { capturedAtMs: atMs } = captured;
  if (atMs !== null && (atMs < EARLIEST_MS || atMs > nowMs + MOST_AHEAD_MS)) {
    add("time", "implausible_time", isoOf(atMs));
  }
  return problems;
}

function isoOf(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}
