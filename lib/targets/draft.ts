import type { HeaderPair } from "@/lib/wechatpay/header";
import { judgeTarget, type TargetPolicy, type TargetRule } from "./policy";

/** A header as it is typed: `value` null keeps the one that is sealed already. */
export type DraftHeader = { name: string; value: string | null };

export type TargetDraft = { name: string; url: string; headers: DraftHeader[] };

/** One thing that is wrong; `field` is `name`, `url` or `headers.<index>`. */
export type DraftProblem = { field: string; rule: TargetRule | HeaderRule | "empty" | "too_long" | "too_many" };

type HeaderRule = "header_name" | "header_reserved" | "header_twice" | "header_value" | "header_unknown";

const MAX_NAME = 60;
const MAX_URL = 2048;
const MAX_HEADERS = 20;
const MAX_VALUE = 4096;

/** Ours to set: they frame the message, or are what is replayed. */
const RESERVED =
  /^(host|content-length|content-type|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|request-id|proxy-.*|wechatpay-.*)$/i;

/** What is wrong with a draft, all of it. `known` are the headers whose values are sealed already. */
export function problemsOf(draft: TargetDraft, { policy, known }: { policy: TargetPolicy; known: HeaderPair[] }) {
  return [...nameProblems(draft.name), ...urlProblems(draft.url, policy), ...headerProblems(draft.headers, known)];
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

function headerProblems(headers: DraftHeader[], known: HeaderPair[]): DraftProblem[] {
  if (headers.length > MAX_HEADERS) return [{ field: "headers", rule: "too_many" }];
  return headers.flatMap((header, index): DraftProblem[] => {
    const rule = headerRule(header, { before: headers.slice(0, index), known });
    return rule === null ? [] : [{ field: `headers.${index}`, rule }];
  });
}

type Beside = { before: DraftHeader[]; known: HeaderPair[] };

function headerRule({ name, value }: DraftHeader, { before, known }: Beside): DraftProblem["rule"] | null {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/.test(name)) return "header_name";
  if (RESERVED.test(name)) return "header_reserved";
  if (before.some((other) => sameName(other.name, name))) return "header_twice";
  if (value === null) return known.some(([other]) => sameName(other, name)) ? null : "header_unknown";
  if (value.length > MAX_VALUE) return "too_long";
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value) ? null : "header_value";
}

/** The headers that a sound draft means, with the values that are kept. */
export function headersOf(draft: TargetDraft, known: HeaderPair[]): HeaderPair[] {
  return draft.headers.map(({ name, value }): HeaderPair => {
    const kept = known.find(([other]) => sameName(other, name))?.[1] ?? "";
    return [name, value ?? kept];
  });
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
