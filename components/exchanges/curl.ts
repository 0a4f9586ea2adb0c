import type { SentRequest } from "@/lib/exchanges/exchange";

/** How long the platform takes a signed timestamp for fresh (WeChat Pay docs: 签名验签常见问题). */
export const SIGNATURE_LIFE_MS = 300_000;

/** A POSIX shell command that sends the very same bytes; every value is single-quoted, so nothing in it is interpreted. */
export function curlOf({ method, url, headers, body }: SentRequest): string {
  const parts = [
    `curl -X ${method} ${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
  ];
  if (body !== "") parts.push(`--data-binary ${quoted(body)}`);
  return parts.join(" \\\n  ");
}

/** Milliseconds for which a request signed at `timestamp` (Unix seconds) is still fresh; 0 when it is not. */
export function freshForMs(timestamp: string, nowMs: number): number {
  return Math.max(0, Number(timestamp) * 1000 + SIGNATURE_LIFE_MS - nowMs);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
