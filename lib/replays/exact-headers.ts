import type { HeaderPair } from "@/lib/wechatpay/header";

/** They concern one connection, not the message (RFC 9110, 7.6.1), and what only a sender in the middle of sending says. */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
]);

/**
 * The one place where the headers of a byte-exact replay differ from those that came: Host names the target, the length
 * is counted afresh, hop-by-hop headers stay behind, and the target's own headers stand last, instead of one of that name.
 */
export function exactHeaders(
  came: readonly HeaderPair[],
  to: { url: string; bytes: number; own: readonly HeaderPair[] },
): HeaderPair[] {
  const named = new Set(came.filter(([name]) => lower(name) === "connection").flatMap(([, value]) => listed(value)));
  const replaced = new Set(to.own.map(([name]) => lower(name)));
  const kept = came.filter(([name]) => {
    const key = lower(name);
    return !HOP_BY_HOP.has(key) && !replaced.has(key) && (!named.has(key) || isKept(key));
  });
  const moved = kept.map(([name, value]): HeaderPair => {
    if (lower(name) === "host") return [name, new URL(to.url).host];
    return lower(name) === "content-length" ? [name, String(to.bytes)] : [name, value];
  });
  return [...moved, ...to.own];
}

/** No `Connection` header can take the message's own headers away. */
function isKept(key: string): boolean {
  return key === "host" || key === "content-length" || key === "content-type" || key.startsWith("wechatpay-");
}

function listed(value: string): string[] {
  return value.split(",").map((name) => lower(name.trim()));
}

function lower(name: string): string {
  return name.toLowerCase();
}
