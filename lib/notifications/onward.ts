import type { HeaderPair } from "@/lib/wechatpay/header";

/** They belong to one connection (RFC 9110, 7.6.1) or name its other end; the next connection has its own. */
const OF_THE_CONNECTION = [
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** The headers of a notification as they are passed on: names, order and values as they came, without the connection's. */
export function onwardHeaders(headers: readonly HeaderPair[]): HeaderPair[] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.split(",").map((name) => name.trim().toLowerCase()))
    .filter((name) => !name.startsWith("wechatpay-") && name !== "content-type");
  const dropped = new Set([...OF_THE_CONNECTION, ...named]);
  return headers.filter(([name]) => !dropped.has(name.toLowerCase()));
}
