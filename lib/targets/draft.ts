import type { HeaderPair } from "@/lib/wechatpay/header";
import { judgeTarget, type TargetPolicy, type TargetRule } from "./policy";

/** A header as it is typed: `value` null keeps the one that is sealed already. */
export type DraftHeader = { name: string; value: string | null };

export type TargetDraft = { name: string; url: string; headers: DraftHeader[] };

/** One thing that is wrong; `field` is `profile`, `name`, `url` or `headers.<index>`. */
export type DraftProblem = {
  field: string;
  rule: TargetRule | HeaderRule | "empty" | "too_long" | "too_many" | "profile_unknown";
};

/** `header_anew`: its sealed value was meant for another origin than the address now has, so it must be typed again. */
type HeaderRule =
  | "header_name"
  | "header_reserved"
  | "header_twice"
  | "header_value"
  | "header_unknown"
  | "header_anew";

const MAX_NAME = 60;
const MAX_URL = 2048;
const MAX_HEADERS = 20;
const MAX_VALUE = 4096;

/** Ours to set: they frame the message, or are what is replayed. */
const RESERVED =
  /^(host|content-length|content-type|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|request-id|proxy-.*|wechatpay-.*)$/i;

/** The headers whose values are sealed already, and the address that they were sealed for. */
export type Sealed = { headers: readonly HeaderPair[]; url: string };

/** What is wrong with a draft, all of it; `sealed` is null for a new target. */
export function problemsOf(draft: TargetDraft, { policy, sealed }: { policy: TargetPolicy; sealed: Sealed | null }) {
  return [
    ...nameProblems(draft.name),
    ...urlProblems(draft.url, policy),
    ...headerProblems(draft.headers, { sealed, isElsewhere: sealed !== null && !sameOrigin(sealed.url, draft.url) }),
  ];
}

/** What cannot be read has no origin, so it is another one. */
function sameOrigin(one: string, other: string): boolean {
  const [first, second] = [one.trim(), other.trim()];
  if (!URL.canParse(first) || !URL.canParse(second)) return false;
  return new URL(first).origin === new URL(second).origin;
}

function nameProblems(name: string): DraftProblem[] {
  if (name.trim() === "") return [{ field: "name", rule: "empty" }];
  return [...name.trim()].length > MAX_NAME ? [{ field: "name", rule: "too_long" }] : [];
}

/** What is wrong with an address, as `problemsOf` says it. */
export function urlProblems(url: string, policy: TargetPolicy): DraftProblem[] {
  if (url.trim() === "") return [{ field: "url", rule: "empty" }];
  if (url.length > MAX_URL) return [{ field: "url", rule: "too_long" }];
  const judged = judgeTarget(url.trim(), policy);
  return judged.kind === "refused" ? [{ field: "url", rule: judged.rule }] : [];
}

type Kept = { sealed: Sealed | null; isElsewhere: boolean };

function headerProblems(headers: DraftHeader[], kept: Kept): DraftProblem[] {
  if (headers.length > MAX_HEADERS) return [{ field: "headers", rule: "too_many" }];
  return headers.flatMap((header, index): DraftProblem[] => {
    const rule = headerRule(header, { before: headers.slice(0, index), ...kept });
    return rule === null ? [] : [{ field: `headers.${index}`, rule }];
  });
}

type Beside = Kept & { before: DraftHeader[] };

function headerRule(
  { name, value }: DraftHeader,
  { before, sealed, isElsewhere }: Beside,
): DraftProblem["rule"] | null {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/.test(name)) return "header_name";
  if (RESERVED.test(name)) return "header_reserved";
  if (before.some((other) => sameName(other.name, name))) return "header_twice";
  if (value === null) {
    if (!sealed?.headers.some(([other]) => sameName(other, name))) return "header_unknown";
    return isElsewhere ? "header_anew" : null;
  }
  if (value.length > MAX_VALUE) return "too_long";
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value) ? null : "header_value";
}

/** The headers that a sound draft means, with the values that are kept. */
export function headersOf(draft: TargetDraft, known: readonly HeaderPair[]): HeaderPair[] {
  return draft.headers.map(({ name, value }): HeaderPair => {
    const kept = known.find(([other]) => sameName(other, name))?.[1] ?? "";
    return [name, value ?? kept];
  });
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
