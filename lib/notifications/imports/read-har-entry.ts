import * as z from "zod";
import { isAnother } from "./is-another";
import { bytesOf, type EntryReading, missing, withTime } from "./read-entry";

const pair = z.object({ name: z.string(), value: z.string() });

const harEntry = z.object({
  startedDateTime: z.string(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(pair),
    bodySize: z.number().nullish(),
    postData: z
      .object({ text: z.string().nullish(), encoding: z.string().nullish(), _base64: z.string().nullish() })
      .nullish(),
  }),
});

type HarRequest = z.infer<typeof harEntry>["request"];

/** An entry of a HAR, which is full of other calls as well; whatever tools make of those is nothing to us. */
export function readHarEntry(given: unknown): EntryReading {
  if (isAnother(given)) return "passed_over";
  const parsed = harEntry.safeParse(given);
  if (!parsed.success) return missing(parsed.error);
  const { startedDateTime, request } = parsed.data;
  if (isBodiless(request)) return "bodiless";
  const body = bodyOf(request);
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

/** Browsers leave a body out that is large, or that nobody looked at: then a length is all that tells of it. */
function isBodiless({ postData: posted, bodySize, headers }: HarRequest): boolean {
  if (posted?.text || posted?._base64) return false;
  const length = headers.find(({ name }) => name.toLowerCase() === "content-length")?.value;
  const bytes = Math.max(bodySize ?? 0, Number(length ?? 0) || 0);
  return bytes > 0 || (!posted && bodySize !== 0);
}

/** Null when it is said to be Base64 and is none. */
function bodyOf({ postData: posted }: HarRequest): Uint8Array | null {
  const text = posted?.text ?? "";
  const encoded = posted?._base64 ?? (posted?.encoding === "base64" ? text : null);
  return encoded === null ? new TextEncoder().encode(text) : bytesOf(encoded);
}
