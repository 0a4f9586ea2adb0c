import { type AddressRule, judgeHost } from "./address";
import { hostOf, placeOf } from "./allow-list";

/**
 * Where targets may be. `open`: anywhere, because nobody but this machine can ask. `listed`: only at these `host:port`,
 * and only by public addresses; our own inboxes aside.
 */
export type TargetPolicy = { kind: "open" } | { kind: "listed"; places: string[]; ownOrigins: string[] };

export type TargetRule = "invalid" | "scheme" | "credentials" | "not_listed" | AddressRule;

export type TargetJudgement = { kind: "allowed" } | { kind: "refused"; rule: TargetRule };

export function targetPolicy(given: {
  callsPrivate: boolean;
  allowedPlaces: string[];
  ownOrigins: string[];
}): TargetPolicy {
  if (given.callsPrivate) return { kind: "open" };
  return { kind: "listed", places: given.allowedPlaces, ownOrigins: given.ownOrigins };
}

/** Whether an address may be a target, as far as can be told without asking what its name resolves to. */
export function judgeTarget(text: string, policy: TargetPolicy): TargetJudgement {
  if (!URL.canParse(text)) return refused("invalid");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return refused("scheme");
  if (url.username !== "" || url.password !== "") return refused("credentials");
  if (policy.kind === "open" || isOwnInbox(url, policy.ownOrigins)) return { kind: "allowed" };
  const rule = judgeHost(hostOf(url));
  if (rule !== null) return refused(rule);
  return policy.places.includes(placeOf(url)) ? { kind: "allowed" } : refused("not_listed");
}

/** The machine door's inboxes, and nothing else behind it: a target must not reach the control routes. */
export function isOwnInbox(url: URL, ownOrigins: string[]): boolean {
  const origins = ownOrigins.filter((origin) => URL.canParse(origin)).map((origin) => new URL(origin).origin);
  return origins.includes(url.origin) && /^\/notify\/[A-Za-z0-9_-]+\/?$/.test(url.pathname);
}

/**
 * The same however the address is written: whatever dials this machine is this machine, and the scheme says nothing. For
 * refusing; what may be called is judged by `isOwnInbox` to the letter.
 */
export function leadsToOwnInbox(url: URL, ownOrigins: readonly string[]): boolean {
  if (!url.pathname.startsWith("/notify/")) return false;
  const own = ownOrigins.filter((origin) => URL.canParse(origin)).map((origin) => dialled(new URL(origin)));
  return own.includes(dialled(url));
}

/** Both schemes' own ports are one place: whoever serves a name on 443 mostly answers, or leads on, from 80. */
function dialled(url: URL): string {
  const host = isThisMachine(hostOf(url)) ? "localhost" : hostOf(url);
  const port = url.port || "default";
  return `${host}:${port === "80" || port === "443" ? "default" : port}`;
}

/** A listener on all addresses is dialled at 0.0.0.0 and [::] as well; IPv6 may wrap IPv4 (::ffff:127.0.0.1). */
function isThisMachine(host: string): boolean {
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  if (/^127(\.\d{1,3}){3}$/.test(host) || host === "0.0.0.0") return true;
  return ["[::]", "[::1]", "[::ffff:0:0]"].includes(host) || /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(host);
}

function refused(rule: TargetRule): TargetJudgement {
  return { kind: "refused", rule };
}
