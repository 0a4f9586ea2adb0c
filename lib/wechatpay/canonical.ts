/** A body as it is on the wire: our own side makes text, the other side's bytes are taken as they came. */
export type WireBody = string | Uint8Array;

/**
 * The five lines that a request's signature covers, each ended by a line feed, the last one too: method, path with
 * query, Unix seconds, nonce, exact body. A GET has an empty body and so ends in two line feeds (WeChat Pay docs 4012365336).
 */
export function requestCanonical(parts: {
  method: string;
  pathAndQuery: string;
  timestamp: string;
  nonce: string;
  body: WireBody;
}): Uint8Array {
  return lines(parts.method, parts.pathAndQuery, parts.timestamp, parts.nonce, parts.body);
}

/** The three lines that a reply's or a notification's signature covers; a 204 has an empty body line (docs 4013053420). */
export function replyCanonical(parts: { timestamp: string; nonce: string; body: WireBody }): Uint8Array {
  return lines(parts.timestamp, parts.nonce, parts.body);
}

/** Text of a canonical string, for showing. Bytes that are no UTF-8 become U+FFFD here, and only here. */
export function canonicalText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

const encoder = new TextEncoder();

function lines(...parts: WireBody[]): Uint8Array {
  const encoded = parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part));
  const joined = new Uint8Array(encoded.reduce((length, part) => length + part.length + 1, 0));
  let offset = 0;
  for (const part of encoded) {
    joined.set(part, offset);
    joined[offset + part.length] = 0x0a;
    offset += part.length + 1;
  }
  return joined;
}
