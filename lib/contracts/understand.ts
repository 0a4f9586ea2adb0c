import { ASKABLE, type Askable } from "./askable";
import { OUTCOMES, UNSEEN } from "./contract-filter";
import { mostTelling } from "./named-members";
import type { OutcomeKind } from "./outcome";
import { halfWidth, visible } from "./pasted-text";
import { timeOf } from "./read-time";

/**
 * What was understood of a pasted text: `certain` when its shape, or its own name, leaves no doubt; where it is not, all
 * names are searched, and `guess` is what its shape speaks for. `unseen`: a state that no evidence can tell of.
 */
export type Understanding =
  | { kind: "nothing" }
  | { kind: "identifier"; names: readonly Askable[]; value: string; certain: boolean; guess: Askable | null }
  | { kind: "outcome"; outcome: OutcomeKind }
  | { kind: "unseen"; outcome: OutcomeKind }
  | { kind: "time"; fromMs: number; toMs: number };

/** Shapes that the platform itself gives out and nobody else. */
const CERTAIN: readonly [Askable, RegExp][] = [
  ["prepay_id", /^wx\d{14}[0-9A-Za-z]{6,40}$/],
  ["transaction", /^4\d{27}$/],
  ["openid", /^o[A-Za-z0-9_-]{27}$/],
];

/** Shapes that a merchant's own numbers may have as well. */
const LIKELY: readonly [Askable, RegExp][] = [
  ["sub_mchid", /^1\d{9}$/],
  ["contract_id", /^\d{17,20}$/],
];

/** The platform's words, and those of who asks. */
const STATES: Readonly<Record<string, OutcomeKind>> = {
  SIGNED: "signed",
  已签约: "signed",
  签约成功: "signed",
  TERMINATED: "terminated",
  已解约: "terminated",
  SIGN_FAILED: "sign_failed",
};

/** `offsetMsAt` is what the reader's clock is ahead of UTC at an instant; `labels` what the pages call a state, in every language. */
export type Reader = {
  nowMs: number;
  offsetMsAt: (ms: number) => number;
  labels?: ReadonlyMap<string, OutcomeKind>;
};

/**
 * What somebody pasted, by its shape: an identifier, a state, a day or a minute, an address that ends in one, or a line, a
 * document or a log that names its members, of which the most telling one is meant.
 */
export function understand(pasted: string, reader: Reader): Understanding {
  const text = visible(pasted);
  if (text === "") return { kind: "nothing" };
  const named = mostTelling(text);
  if (named) return { kind: "identifier", names: [named.name], value: named.value, certain: true, guess: named.name };
  const written = unquoted(text);
  const value = halfWidth(written);
  const state = STATES[value] ?? OUTCOMES.find((kind) => kind === value) ?? reader.labels?.get(value);
  if (state) return { kind: UNSEEN.includes(state) ? "unseen" : "outcome", outcome: state };
  const time = timeOf(value, reader);
  if (time) return { kind: "time", ...time };
  if (isOneWord(value)) return byShape(value);
  const [only, ...others] = new Set(value.match(NUMBER) ?? []);
  if (only !== undefined && others.length === 0) return byShape(only);
  return { kind: "identifier", names: ["account"], value: written, certain: true, guess: "account" };
}

function byShape(value: string): Understanding {
  const [sure] = CERTAIN.find(([, pattern]) => pattern.test(value)) ?? [];
  if (sure) return { kind: "identifier", names: [sure], value, certain: true, guess: sure };
  const [guess = null] = LIKELY.find(([, pattern]) => pattern.test(value)) ?? [];
  return { kind: "identifier", names: ASKABLE, value, certain: false, guess };
}

/** In a sentence: so long, and with a digit in it, that nobody is called so. */
const NUMBER = /(?<![\w-])(?=[A-Za-z_-]*\d)[\w-]{16,64}(?![\w-])/g;

const QUOTED = /^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’|「(.*)」|『(.*)』)$/s;
const BRACKETED = /^[[({<【（《〈`]+([\x21-\x7e\uff01-\uff5e]*?)[\])}>】）》〉`]+$/;

/** Without what stands around it in a text; a name may hold such marks itself. */
function unquoted(text: string): string {
  const alone = text.replace(/[\s,;，；]+$/, "");
  const inner = QUOTED.exec(alone)?.slice(1) ?? BRACKETED.exec(alone)?.slice(1);
  const value = inner?.find((part) => part !== undefined)?.trim() ?? alone;
  const bare = value.replace(/^["'“‘「]+|["'”’」]+$/g, "");
  return isOneWord(halfWidth(bare)) ? bare : value;
}

function isOneWord(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value);
}
