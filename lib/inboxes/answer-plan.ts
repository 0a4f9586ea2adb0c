import type { HeaderPair } from "@/lib/wechatpay/header";

/** What an inbox does with one notification; `as_usual`: 204 where it verified, 4xx where a check failed. */
export type Told =
  | { kind: "as_usual" }
  | { kind: "reply"; status: number; headers: HeaderPair[]; body: string }
  | { kind: "silent" }
  | { kind: "delay"; delayMs: number }
  | { kind: "relay"; url: string };

/** `times` null: from here on, until something else is chosen. */
export type Turn = { told: Told; times: number | null };

/** Turns one after the other; when the last is over the inbox answers as usual. Empty: as usual from the start. */
export type AnswerPlan = readonly Turn[];

export const AS_USUAL: Told = { kind: "as_usual" };

/** The longest that a connection is held without an answer; the platform gives up after 5 s (回调通知注意事项). */
export const LONGEST_SILENCE_MS = 60_000;
export const LONGEST_DELAY_MS = 60_000;
export const MOST_TURNS = 20;
export const MOST_TIMES = 1_000_000;
export const LONGEST_BODY = 64 * 1024;
export const MOST_HEADERS = 30;

/** What the notification after `answered` others is told. */
export function toldAt(plan: AnswerPlan, answered: number): Told {
  return nextTurns(plan, answered).told;
}

/** What the next notification is told, how many are told so in a row (null: no end), and what comes after them. */
export function nextTurns(plan: AnswerPlan, answered: number): { told: Told; left: number | null; after: Told } {
  let passed = 0;
  for (const [index, { told, times }] of plan.entries()) {
    if (times === null) return { told, left: null, after: told };
    passed += times;
    if (answered < passed) return { told, left: passed - answered, after: plan[index + 1]?.told ?? AS_USUAL };
  }
  return { told: AS_USUAL, left: null, after: AS_USUAL };
}

/** How many are still to come that are not answered as usual; null: no end. */
export function turnsLeft(plan: AnswerPlan, answered: number): number | null {
  if (plan.some(({ times, told }) => times === null && told.kind !== "as_usual")) return null;
  const all = plan.reduce((sum, { times }) => sum + (times ?? 0), 0);
  return Math.max(0, all - answered);
}

/** Whether nothing but the usual is left. */
export function isUsual(plan: AnswerPlan, answered: number): boolean {
  return turnsLeft(plan, answered) === 0;
}

/** `target`: the address is none that targets may have; `own_inbox`: it is one of ours. Both are judged where it is known. */
export type PlanRule =
  | "too_many"
  | "whole_number"
  | "endless_before_last"
  | "out_of_range"
  | "http_address"
  | "none_with_this_status"
  | "too_long"
  | "name"
  | "ours"
  | "value"
  | "own_inbox"
  | "target";

export type PlanProblem = {
  turn: number;
  field: "turns" | "times" | "status" | "header" | "body" | "delay" | "url";
  rule: PlanRule;
};

/** What is wrong with a plan, by turn (from 1) and field. */
export function planProblems(plan: AnswerPlan): PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (plan.length > MOST_TURNS) problems.push({ turn: MOST_TURNS + 1, field: "turns", rule: "too_many" });
  plan.forEach(({ told, times }, index) => {
    const turn = index + 1;
    const add = (field: PlanProblem["field"], rule: PlanRule) => problems.push({ turn, field, rule });
    if (times !== null && !(Number.isInteger(times) && times >= 1 && times <= MOST_TIMES)) add("times", "whole_number");
    if (times === null && index < plan.length - 1) add("times", "endless_before_last");
    if (told.kind === "delay" && !isWithin(told.delayMs, 0, LONGEST_DELAY_MS)) add("delay", "out_of_range");
    if (told.kind === "relay" && !isHttp(told.url)) add("url", "http_address");
    if (told.kind === "reply") for (const [field, rule] of replyProblems(told)) add(field, rule);
  });
  return problems;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/;
/** They say how long the body is and how the connection goes on; those are the door's. */
const OURS = ["content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "trailer", "te"];

function replyProblems(told: Extract<Told, { kind: "reply" }>): [PlanProblem["field"], PlanRule][] {
  const found: [PlanProblem["field"], PlanRule][] = [];
  if (!isWithin(told.status, 200, 599)) found.push(["status", "out_of_range"]);
  if ((told.status === 204 || told.status === 304) && told.body !== "") found.push(["body", "none_with_this_status"]);
  if (told.body.length > LONGEST_BODY) found.push(["body", "too_long"]);
  if (told.headers.length > MOST_HEADERS) found.push(["header", "too_many"]);
  for (const [name, value] of told.headers) {
    if (!TOKEN.test(name)) found.push(["header", "name"]);
    if (OURS.includes(name.toLowerCase())) found.push(["header", "ours"]);
    if (!/^[\t\x20-\x7e\x80-\xff]{0,4096}$/.test(value)) found.push(["header", "value"]);
  }
  return found;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isHttp(url: string): boolean {
  return url.length <= 2048 && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
