import { measure } from "./rule";
import { valueAt } from "./validate";

/** A signed request string, taken apart. Of the platform's only the first eight characters of the body are known. */
export type SignedText = {
  method: string;
  url: string;
  timestamp: string;
  nonce: string;
  bodyStart: string;
  bodyBytes: number;
  lengthBytes: number;
  /** As the platform shows such a string: four lines in full, eight characters of the body, LF. */
  truncated: string;
};

/** Our own string also has its whole body, and may lack what the rule demands. */
export type OurText = SignedText & { body: string; endsWithLf: boolean; hasCrlf: boolean };

const SHOWN_CHARACTERS = 8;

/** Takes a string apart that was signed by anyone, also wrongly: a missing last LF or CRLF line ends are noted, not refused. */
export function readOurText(canonical: string): OurText {
  const [method = "", url = "", timestamp = "", nonce = "", ...rest] = canonical.split("\n");
  const tail = rest.join("\n");
  const endsWithLf = tail.endsWith("\n");
  const head = [method, url, timestamp, nonce];
  const hasCrlf = head.every((line) => line.endsWith("\r"));
  const body = (endsWithLf ? tail.slice(0, -1) : tail).replace(hasCrlf ? /\r$/ : /$^/, "");
  const bodyStart = startOf(body);
  const closed = endsWithLf || bodyStart.length < body.length;
  const [plainMethod = "", plainUrl = "", plainTimestamp = "", plainNonce = ""] = head.map((line) =>
    hasCrlf ? line.slice(0, -1) : line,
  );
  return {
    method: plainMethod,
    url: plainUrl,
    timestamp: plainTimestamp,
    nonce: plainNonce,
    body,
    bodyStart,
    bodyBytes: measure(body, "bytes"),
    lengthBytes: measure(canonical, "bytes"),
    truncated: canonical.slice(0, canonical.length - tail.length) + bodyStart + (closed ? "\n" : ""),
    endsWithLf,
    hasCrlf,
  };
}

/** `sign_information` of a SIGN_ERROR body, in either nesting that was seen (production samples; signature FAQ), or null. */
export function readPlatformText(replyBody: string): SignedText | null {
  const reply = parse(replyBody);
  const direct = valueAt(reply, ["detail", "sign_information"]);
  const information = direct ?? valueAt(reply, ["detail", "detail", "sign_information"]);
  const truncated = valueAt(information, ["truncated_sign_message"]);
  const length = valueAt(information, ["sign_message_length"]);
  if (typeof truncated !== "string" || typeof length !== "number" || !Number.isSafeInteger(length)) return null;
  const [method = "", url = "", timestamp = "", nonce = "", ...rest] = truncated.split("\n");
  if (rest.length === 0) return null;
  const bodyStart = rest.join("\n").replace(/\n$/, "");
  const frameBytes = measure(truncated, "bytes") - measure(bodyStart, "bytes");
  const bodyBytes = Math.max(0, length - frameBytes);
  return { method, url, timestamp, nonce, bodyStart, bodyBytes, lengthBytes: length, truncated };
}

export function startOf(body: string): string {
  return [...body.slice(0, 2 * SHOWN_CHARACTERS)].slice(0, SHOWN_CHARACTERS).join("");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
