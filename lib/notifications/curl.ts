import type { HeaderPair } from "@/lib/wechatpay/header";
import { withoutSecrets } from "./exports/personal";
import { onwardHeaders } from "./onward";

/** What curl would add of its own accord, and with what it is told not to. */
const OF_CURL = ["User-Agent", "Accept", "Content-Type"];

/** Linux takes 128 KiB in one argument of a command, and no more; what a shell prints by itself is none. */
const MOST_ARGUMENT_BYTES = 100_000;

/**
 * A POSIX shell command that sends the very bytes and signed headers to that address. A body that is plain UTF-8 text
 * stands in it as it is; any other goes through base64, because a terminal changes line ends and control characters, and
 * so does one that is too long for an argument.
 */
export function curlOfNotification(
  { method, headers, body }: { method: string; headers: readonly HeaderPair[]; body: Uint8Array },
  url: string,
): string {
  const sent = withoutSecrets(onwardHeaders(headers));
  const has = (name: string) => sent.some(([given]) => given.toLowerCase() === name.toLowerCase());
  const text = plainText(body);
  const options = [
    `curl -g -sS -i -X ${method} ${quoted(url)}`,
    ...sent.map(([name, value]) => `-H ${quoted(value === "" ? `${name};` : `${name}: ${value}`)}`),
    ...[...OF_CURL, "Expect"].filter((name) => !has(name)).map((name) => `-H '${name}:'`),
    text === null ? "--data-binary @-" : `--data-binary ${quoted(text)}`,
  ];
  const command = options.join(" \\\n  ");
  return text === null ? `printf '%s' '${base64(body)}' | base64 -d | \\\n${command}` : command;
}

/** The body as text where a shell and a terminal take it and leave it as it is, else null. An @ at its start would name a file. */
function plainText(body: Uint8Array): string | null {
  if (body.length > MOST_ARGUMENT_BYTES) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    return /^[^\p{Cc}\p{Cf}\u2028\u2029]*$/u.test(text) && !text.startsWith("@") ? text : null;
  } catch {
    return null;
  }
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
