import { OUTCOMES } from "./contract-filter";
import type { OutcomeKind } from "./outcome";

/** What a contract can be asked for by. */
export const ASKABLE = [
  "code",
  "contract_id",
  "prepay_id",
  "order",
  "transaction",
  "openid",
  "sub_mchid",
  "account",
] as const;

export type Askable = (typeof ASKABLE)[number];

/** What was understood of a pasted text: `certain` when its shape, or its own name, leaves no doubt. */
export type Understanding =
  | { kind: "nothing" }
  | { kind: "identifier"; names: readonly Askable[]; value: string; certain: boolean }
  | { kind: "outcome"; outcome: OutcomeKind }
  | { kind: "time"; fromMs: number; toMs: number };

const MEMBERS: Readonly<Record<string, Askable>> = {
  out_contract_code: "code",
  contract_id: "contract_id",
  password_free_contract_id: "contract_id",
  prepay_id: "prepay_id",
  pre_entrustweb_id: "prepay_id",
  out_trade_no: "order",
  transaction_id: "transaction",
  openid: "openid",
  sp_openid: "openid",
  sub_openid: "openid",
  sub_mchid: "sub_mchid",
  contract_display_account: "account",
};

/** Shapes that the platform itself gives out, the most telling first. */
const SHAPES: readonly [Askable, RegExp][] = [
  ["prepay_id", /^wx\d{14}[0-9A-Za-z]{6,40}$/],
  ["transaction", /^4\d{27}$/],
  ["openid", /^o[A-Za-z0-9_-]{27}$/],
  ["sub_mchid", /^1\d{9}$/],
  ["contract_id", /^\d{17,20}$/],
];

const STATES: Readonly<Record<string, OutcomeKind>> = {
  SIGNED: "signed",
  TERMINATED: "terminated",
  SIGN_FAILED: "sign_failed",
};

/**
 * What somebody pasted, by its shape: an identifier, a state, a day or a minute, or a line of JSON that names its
 * member. `offsetMs` is what the reader's clock is ahead of UTC.
 */
export function understand(pasted: string, { nowMs, offsetMs }: { nowMs: number; offsetMs: number }): Understanding {
  const text = pasted.trim();
  if (text === "") return { kind: "nothing" };
  const named = namedMember(text);
  if (named) return { kind: "identifier", names: [named.name], value: named.value, certain: true };
  const value = unquoted(text);
  const state = STATES[value] ?? OUTCOMES.find((kind) => kind === value);
  if (state) return { kind: "outcome", outcome: state };
  const time = timeOf(value, { nowMs, offsetMs });
  if (time) return { kind: "time", ...time };
  const shape = SHAPES.find(([, pattern]) => pattern.test(value));
  if (shape) return { kind: "identifier", names: [shape[0]], value, certain: true };
  if (!/^[\x21-\x7e]+$/.test(value)) return { kind: "identifier", names: ["account"], value, certain: true };
  return { kind: "identifier", names: ASKABLE, value, certain: false };
}

/** `"out_trade_no": "T1"`, `out_trade_no=T1`, or a whole document with a member that is asked for by. */
function namedMember(text: string): { name: Askable; value: string } | null {
  for (const [, member = "", value = ""] of text.matchAll(/"?([a-z_]{4,30})"?\s*[:=]\s*"?([^"\s,}&]{1,64})/g)) {
    const name = MEMBERS[member];
    if (name) return { name, value };
  }
  return null;
}

function unquoted(text: string): string {
  return text.replace(/^["'“「\s]+|["'”」,;\s]+$/g, "");
}

const DAY_MS = 86_400_000;

/** A day (`2026-11-23`, `11-23`), or a minute of one (`2026-11-23 20:05`), or of today (`20:05`). */
function timeOf(text: string, { nowMs, offsetMs }: { nowMs: number; offsetMs: number }) {
  const [, year, month, day, hour, minute] =
    /^(?:(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2}))?(?:[T\s]*(\d{1,2}):(\d{2})(?::\d{2}.*)?)?$/.exec(text) ?? [];
  if (month === undefined && hour === undefined) return null;
  const today = new Date(nowMs + offsetMs);
  const date = [
    Number(year ?? today.getUTCFullYear()),
    Number(month ?? today.getUTCMonth() + 1),
    Number(day ?? today.getUTCDate()),
  ] as const;
  const fromMs = Date.UTC(date[0], date[1] - 1, date[2], Number(hour ?? 0), Number(minute ?? 0)) - offsetMs;
  if (date[1] < 1 || date[1] > 12 || date[2] < 1 || date[2] > 31 || Number(hour ?? 0) > 23) return null;
  return { fromMs, toMs: fromMs + (hour === undefined ? DAY_MS : 60_000) };
}
