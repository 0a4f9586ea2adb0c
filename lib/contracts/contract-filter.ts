import type { OutcomeKind } from "./outcome";

/** What a support person looks for so often that it has a name. */
export const VIEWS = ["expiring", "silent", "contradictory", "ended"] as const;

export type View = (typeof VIEWS)[number];

export const OUTCOMES = [
  "not_presigned",
  "presign_refused",
  "presign_untrusted",
  "presign_unanswered",
  "presign_undecided",
  "awaiting_payment",
  "payment_failed",
  "order_closed",
  "awaiting_answer",
  "declined",
  "closed",
  "replaced",
  "sign_failed",
  "expired",
  "silent",
  "unsigned",
  "signed_awaiting_notification",
  "signed",
  "terminated",
] as const satisfies readonly OutcomeKind[];

/** What only a simulated platform tells: a search goes by our own evidence, which never comes to these. */
export const UNSEEN: readonly OutcomeKind[] = ["declined", "closed", "replaced", "signed_awaiting_notification"];

/** What can be searched for. */
export const SEEN: readonly OutcomeKind[] = OUTCOMES.filter((kind) => !UNSEEN.includes(kind));

/** Which contracts are meant: each part narrows. `text` is whatever was pasted; times are of the latest evidence. */
export type ContractFilter = {
  text: string;
  outcome: OutcomeKind | null;
  view: View | null;
  fromMs: number | null;
  toMs: number | null;
};

export const ALL_CONTRACTS: ContractFilter = { text: "", outcome: null, view: null, fromMs: null, toMs: null };

export function isEverything(filter: ContractFilter): boolean {
  return writeContractFilter(filter).size === 0;
}

const MOST_TEXT = 2_000;

/** The filter that a query string holds; what cannot be read narrows nothing. */
export function readContractFilter(params: URLSearchParams): ContractFilter {
  const view = params.get("view");
  const outcome = params.get("state");
  return {
    text: (params.get("q") ?? "").trim().slice(0, MOST_TEXT),
    outcome: OUTCOMES.find((kind) => kind === outcome) ?? null,
    view: VIEWS.find((name) => name === view) ?? null,
    fromMs: msOf(params.get("from")),
    toMs: msOf(params.get("to")),
  };
}

/** The query string of a filter, empty for all contracts. */
export function writeContractFilter({ text, outcome, view, fromMs, toMs }: ContractFilter): URLSearchParams {
  const parts: [string, string | number | null][] = [
    ["q", text || null],
    ["state", outcome],
    ["view", view],
    ["from", fromMs],
    ["to", toMs],
  ];
  return new URLSearchParams(parts.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
}

function msOf(text: string | null): number | null {
  return text !== null && /^\d{1,14}$/.test(text) ? Number(text) : null;
}
