import * as z from "zod";
import { strictBase64 } from "@/lib/wechatpay/crypto/base64";
import { type Captured, type ImportProblem, type ImportReading, MOST_ENTRIES, problemsOf } from "./captured";

const pair = z.object({ name: z.string(), value: z.string() });

const harEntry = z.object({
  startedDateTime: z.string(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(pair),
    postData: z
      .object({ text: z.string().optional(), encoding: z.string().optional(), _base64: z.string().optional() })
      .optional(),
  }),
});

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

type EntryReading = Captured | "passed_over" | Omit<ImportProblem, "entry">;

function readEntries(entries: unknown[], read: (entry: unknown) => EntryReading, nowMs: number): ImportReading {
  if (entries.length > MOST_ENTRIES) {
    return broken([{ entry: null, field: "file", rule: "too_many", at: String(entries.length) }]);
  }
  const problems: ImportProblem[] = [];
  const captured: Captured[] = [];
  let passedOver = 0;
  entries.forEach((given, index) => {
    const entry = read(given);
    if (entry === "passed_over") passedOver += 1;
    else if ("rule" in entry) problems.push({ entry: index + 1, ...entry });
    else {
      problems.push(...problemsOf(entry, index + 1, nowMs));
      captured.push(entry);
    }
  });
  if (problems.length > 0) return broken(problems);
  if (captured.length === 0)
    return broken([{ entry: null, field: "file", rule: "no_entries", at: String(passedOver) }]);
  return { kind: "read", captured, passedOver };
}

/** A browser's HAR is full of other calls: a notification is a POST with a signature, or with a sealed resource. */
function readHarEntry(given: unknown): EntryReading {
  const parsed = harEntry.safeParse(given);
  if (!parsed.success) return { field: "file", rule: "missing", at: pathOf(parsed.error) };
  const { startedDateTime, request } = parsed.data;
  const { postData } = request;
  const isSigned = request.headers.some(({ name }) => name.toLowerCase() === "wechatpay-signature");
  const isSealed = /"ciphertext"\s*:/.test(postData?.text ?? "");
  if (request.method !== "POST" || !(isSigned || isSealed)) return "passed_over";
  const encoded = postData?._base64 ?? (postData?.encoding === "base64" ? (postData.text ?? "") : null);
  const body = encoded === null ? new TextEncoder().encode(postData?.text ?? "") : bytesOf(encoded);
  if (body === null) return { field: "body", rule: "not_base64", at: "" };
  if (!URL.canParse(request.url)) return { field: "request", rule: "not_a_path", at: request.url.slice(0, 60) };
  const { pathname, search } = new URL(request.url);
  return withTime(startedDateTime, {
    source: "har",
    method: request.method,
    pathAndQuery: `${pathname}${search}`,
    headers: request.headers
      .filter(({ name }) => !name.startsWith(":"))
      .map(({ name, value }) => [name, value] as const),
    body,
  });
}

function readOwnEntry(given: unknown): EntryReading {
  const parsed = ownEntry.safeParse(given);
  if (!parsed.success) return { field: "file", rule: "missing", at: pathOf(parsed.error) };
  const { receivedAt, method, pathAndQuery, headers, bodyBase64 } = parsed.data;
  const body = bytesOf(bodyBase64);
  if (body === null) return { field: "body", rule: "not_base64", at: "" };
  return withTime(receivedAt, { source: "json", method, pathAndQuery, headers, body });
}

function bytesOf(base64: string): Uint8Array | null {
  return base64 === "" ? new Uint8Array() : strictBase64(base64);
}

function withTime(text: string, captured: Omit<Captured, "capturedAtMs">): EntryReading {
  const capturedAtMs = Date.parse(text);
  if (Number.isNaN(capturedAtMs)) return { field: "time", rule: "not_a_time", at: text.slice(0, 40) };
  return { ...captured, capturedAtMs };
}

function broken(problems: ImportProblem[]): ImportReading {
  return { kind: "broken", problems: problems.slice(0, 20) };
}

function pathOf(error: z.ZodError): string {
  return error.issues[0]?.path.map(String).join(".") ?? "";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
