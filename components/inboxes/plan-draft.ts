import type { AnswerPlan, PlanProblem, Told, Turn } from "@/lib/inboxes/answer-plan";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** A turn as a form holds it: every field is kept while another kind is tried. `times` empty: until changed. */
export type TurnDraft = {
  key: number;
  kind: Told["kind"];
  times: string;
  status: string;
  headers: string;
  body: string;
  delayMs: string;
  url: string;
};

let lastKey = 0;

export function emptyTurn(change: Partial<Omit<TurnDraft, "key">> = {}): TurnDraft {
  lastKey += 1;
  return {
    key: lastKey,
    kind: "reply",
    times: "",
    status: "500",
    headers: "",
    body: "",
    delayMs: "6000",
    url: "http://localhost:8080/notify",
    ...change,
  };
}

/** What is often wanted; `times` of the last step is empty. */
export const PRESETS: Record<"usual" | "refuse" | "turns" | "silent" | "relay", () => TurnDraft[]> = {
  usual: () => [emptyTurn({ kind: "as_usual" })],
  refuse: () => [emptyTurn({ body: '{"code":"FAIL","message":"refused on purpose"}' })],
  turns: () => [emptyTurn({ times: "2" }), emptyTurn({ status: "204" })],
  silent: () => [emptyTurn({ kind: "silent" })],
  relay: () => [emptyTurn({ kind: "relay" })],
};

export function draftOf(plan: AnswerPlan): TurnDraft[] {
  if (plan.length === 0) return PRESETS.usual();
  return plan.map(({ told, times }) => {
    const draft = emptyTurn({ kind: told.kind, times: times === null ? "" : String(times) });
    if (told.kind === "delay") return { ...draft, delayMs: String(told.delayMs) };
    if (told.kind === "relay") return { ...draft, url: told.url };
    if (told.kind !== "reply") return draft;
    const headers = told.headers.map(([name, value]) => `${name}: ${value}`).join("\n");
    return { ...draft, status: String(told.status), headers, body: told.body };
  });
}

export function planOf(drafts: readonly TurnDraft[]): AnswerPlan {
  return drafts.map((draft): Turn => ({ told: toldOf(draft), times: numberOrNull(draft.times) }));
}

function toldOf(draft: TurnDraft): Told {
  if (draft.kind === "delay") return { kind: "delay", delayMs: Number(draft.delayMs || "-1") };
  if (draft.kind === "relay") return { kind: "relay", url: draft.url.trim() };
  if (draft.kind !== "reply") return { kind: draft.kind };
  return { kind: "reply", status: Number(draft.status), headers: headersOf(draft.headers), body: draft.body };
}

/** A line without a colon becomes a name that is none, so that the rule names it. */
function headersOf(text: string): HeaderPair[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const at = line.indexOf(":");
    return at < 1 ? ["", line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
}

/** What is no number is 0, which no rule allows. */
function numberOrNull(text: string): number | null {
  return text.trim() === "" ? null : Number(text) || 0;
}

/** Whether that field of a turn, counted from 1, is wrong. */
export function isWrong(problems: readonly PlanProblem[], turn: number, field: PlanProblem["field"]): boolean {
  return problems.some((problem) => problem.turn === turn && problem.field === field);
}
