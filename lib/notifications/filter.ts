import type { NotificationVerdict } from "./notification";

/**
 * Which notifications are meant; what is null says nothing, and all that is said must hold. `code` is an
 * out_contract_code, a contract_id or an out_trade_no. A path of `fields` joins the names of the decrypted resource by
 * points (`amount.total`) and passes through lists. `text` is any part of the decrypted resource, the summary or a
 * code, whatever the case of its letters. Both ends of the time belong to it.
 */
export type NotificationFilter = {
  inbox: string | null;
  profileId: string | null;
  eventType: string | null;
  verdict: NotificationVerdict | null;
  code: string | null;
  openid: string | null;
  merchant: string | null;
  fromMs: number | null;
  toMs: number | null;
  fields: { path: string; value: string }[];
  text: string | null;
};

/** One thing that is wrong with a filter; `name` is the parameter's. */
export type FilterProblem = {
  name: string;
  rule: "too_long" | "too_many" | "no_time" | "order" | "no_verdict" | "no_value";
};

export type FilterReading =
  | { kind: "filter"; filter: NotificationFilter }
  | { kind: "broken"; problems: FilterProblem[] };

export const EVERYTHING: NotificationFilter = {
  inbox: null,
  profileId: null,
  eventType: null,
  verdict: null,
  code: null,
  openid: null,
  merchant: null,
  fromMs: null,
  toMs: null,
  fields: [],
  text: null,
};

const MAX_LENGTH = 200;
const MAX_FIELDS = 10;
const NUL = "\u0000";

/** By parameter; those of one value each. */
const PLAIN = {
  inbox: "inbox",
  profile: "profileId",
  event: "eventType",
  code: "code",
  openid: "openid",
  merchant: "merchant",
  text: "text",
} as const;

const TIMES = { from: "fromMs", to: "toMs" } as const;

/**
 * Reads `inbox`, `profile`, `event`, `verdict`, `code`, `openid`, `merchant`, `from`, `to` (milliseconds, or a time of
 * ISO 8601), any number of `field=path=value`, and `text`. Empty ones say nothing; other parameters are not ours.
 */
export function readFilter(params: URLSearchParams): FilterReading {
  const problems: FilterProblem[] = [];
  const filter: NotificationFilter = { ...EVERYTHING, fields: [] };
  for (const [name, member] of Object.entries(PLAIN)) {
    const typed = params.get(name)?.replaceAll(NUL, "") ?? "";
    // Pasted numbers bring spaces along; in a text they may be meant.
    const given = name === "text" ? typed : typed.trim();
    if (given.length > MAX_LENGTH) problems.push({ name, rule: "too_long" });
    else if (given.trim() !== "") filter[member] = given;
  }
  for (const [name, member] of Object.entries(TIMES)) {
    const given = params.get(name)?.trim() ?? "";
    const ms = /^\d{1,15}$/.test(given) ? Number(given) : Date.parse(given);
    if (given === "") continue;
    if (Number.isNaN(ms)) problems.push({ name, rule: "no_time" });
    else filter[member] = ms;
  }
  if (filter.fromMs !== null && filter.toMs !== null && filter.fromMs > filter.toMs) {
    problems.push({ name: "to", rule: "order" });
  }
  const verdict = params.get("verdict") ?? "";
  if (verdict === "verified" || verdict === "rejected") filter.verdict = verdict;
  else if (verdict !== "") problems.push({ name: "verdict", rule: "no_verdict" });
  const fields = params.getAll("field").filter((given) => given !== "");
  if (fields.length > MAX_FIELDS) problems.push({ name: "field", rule: "too_many" });
  for (const given of fields) {
    const [path = "", ...rest] = given.replaceAll(NUL, "").split("=");
    if (given.length > 2 * MAX_LENGTH) problems.push({ name: "field", rule: "too_long" });
    else if (path.trim() === "" || rest.length === 0) problems.push({ name: "field", rule: "no_value" });
    else filter.fields.push({ path: path.trim(), value: rest.join("=") });
  }
  return problems.length > 0 ? { kind: "broken", problems } : { kind: "filter", filter };
}

/** The parameters that `readFilter` reads back to the same filter. */
export function writeFilter(filter: NotificationFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, member] of Object.entries(PLAIN)) {
    const value = filter[member];
    if (value !== null) params.set(name, value);
  }
  if (filter.verdict !== null) params.set("verdict", filter.verdict);
  for (const [name, member] of Object.entries(TIMES)) {
    const value = filter[member];
    if (value !== null) params.set(name, String(value));
  }
  for (const { path, value } of filter.fields) params.append("field", `${path}=${value}`);
  return params;
}

/** Whether the filter says nothing at all. */
export function isEverything(filter: NotificationFilter): boolean {
  return writeFilter(filter).size === 0;
}
