import fc from "fast-check";
import type { Command, DeliveryDraft, OrderDraft, SessionDraft } from "@/lib/simulator/command";
import { payerOf } from "@/lib/simulator/payer-rules";
import { type Refusal, refusalError } from "@/lib/simulator/refusals";
import { DEFAULT_SETTINGS, type Settings } from "@/lib/simulator/settings";
import { EMPTY_SLICE, type Order, type Session, type SimContract, type Slice, sessionAt } from "@/lib/simulator/state";
import { TERMINATION_MODES } from "@/lib/simulator/termination-modes";
import { transition } from "@/lib/simulator/transition";

const START = Date.parse("2026-03-01T08:00:00Z");

/** One thing that somebody does, after a wait or with the clock turned back; the two numbers choose among a few orders, codes, parameters and settings. */
export type Step = { kind: Command["kind"]; waitMs: number; which: number; variant: number };

const KINDS: readonly Command["kind"][] = [
  ...(["place_order", "place_order", "presign", "presign", "presign", "pay", "pay", "agree", "agree"] as const),
  ...(["decline", "close", "fail_payment", "close_order", "terminate"] as const),
];

export const stepArbitrary = fc.record<Step>({
  kind: fc.constantFrom(...KINDS),
  waitMs: fc.constantFrom(0, 0, 0, 0, 0, 1000, 59 * 60_000, 2 * 3_600_000 - 1000, 2 * 3_600_000, -2 * 3_600_000),
  which: fc.constantFrom(0, 0, 0, 0, 1, 2),
  variant: fc.nat({ max: 7 }),
});

const step = (kind: Step["kind"], which: number, change: Partial<Step> = {}): Step => {
  return { kind, waitMs: 0, which, variant: 0, ...change };
};

/** One code for two orders: the first session runs out, the clock goes back, and both are alive and paid. Chance finds it too seldom. */
export const TURNED_BACK: readonly Step[] = [
  ...[step("place_order", 0), step("presign", 0, { variant: 6 })],
  ...[step("place_order", 1, { waitMs: 2 * 3_600_000 }), step("presign", 1)],
  ...[step("pay", 0, { waitMs: -2 * 3_600_000 }), step("pay", 1)],
];

/** One command, what it caused, or which rule said no. */
export type Deed = {
  command: Command;
  deliveries: DeliveryDraft[];
  refusal: Refusal | null;
  answer: { status: number; body: string } | null;
  signedCode: string | null;
};

export type Played = {
  orders: Order[];
  sessions: Session[];
  contracts: SimContract[];
  deeds: Deed[];
  /** Every state that something had before and after a command. */
  moves: [from: string, to: string][];
  /** How many live sessions one code ever had at once. */
  mostAliveOfACode: number;
};

/** The whole platform in memory: loads for each command what a route would load, and keeps what it changed. */
export function play(sequence: readonly Step[]): Played {
  const played: Played = { orders: [], sessions: [], contracts: [], deeds: [], moves: [], mostAliveOfACode: 0 };
  let nowMs = START;
  for (const step of sequence) {
    nowMs += step.waitMs;
    const { command, slice } = ask(step, played, nowMs);
    const outcome = transition(slice, command);
    if ("refusal" in outcome) {
      const { refusal } = outcome;
      played.deeds.push({ command, deliveries: [], refusal, answer: refusalError(refusal), signedCode: null });
      continue;
    }
    const signedCode = command.kind === "agree" ? (outcome.state.contract?.contractCode ?? null) : null;
    played.deeds.push({ command, deliveries: outcome.deliveries, refusal: null, answer: null, signedCode });
    keep(played, slice, outcome.state);
    if (command.kind === "presign") countAlive(played, command.draft.contractCode, nowMs);
  }
  return played;
}

function countAlive(played: Played, code: string, nowMs: number): void {
  const ofCode = played.sessions.filter(({ contractCode }) => contractCode === code);
  const alive = ofCode.filter((one) => ["ACTIVE", "PROMPTED"].includes(sessionAt(one, nowMs).state));
  played.mostAliveOfACode = Math.max(played.mostAliveOfACode, alive.length);
}

function keep(played: Played, before: Slice, after: Slice): void {
  if (after.order) put(played, played.orders, { kind: "order", before: before.order, after: after.order });
  for (const session of [after.replaced, after.session]) {
    const known = played.sessions.find(({ id }) => id === session?.id) ?? null;
    if (session) put(played, played.sessions, { kind: "session", before: known, after: session });
  }
  if (after.contract)
    put(played, played.contracts, { kind: "contract", before: before.contract, after: after.contract });
}

function put<Thing extends { state: string }>(
  { moves }: Played,
  things: Thing[],
  { kind, before, after }: { kind: string; before: Thing | null; after: Thing },
): void {
  const place = before === null ? -1 : things.indexOf(before);
  if (place < 0) things.push(after);
  else things[place] = after;
  if (before) moves.push([`${kind} ${before.state}`, `${kind} ${after.state}`]);
}

const CODES = ["C1", "C2", "C3"];
const PARTY = { spAppid: "wxsp", subMchid: "1600000002", subAppid: "wxsub", subOpenid: null };

function ask({ kind, which, variant }: Step, played: Played, nowMs: number): { command: Command; slice: Slice } {
  const settings = settingsOf(variant);
  const number = `${played.deeds.length}`;
  const order = played.orders.find(({ outTradeNo }) => outTradeNo === `T${which}`) ?? null;
  const session = sessionOn(played, order, which);
  const contract = played.contracts[which % Math.max(1, played.contracts.length)] ?? null;
  switch (kind) {
    case "place_order": {
      const draft = orderDraft({ which, variant, number, contract });
      return {
        command: { kind, nowMs, draft, deadlineMs: null, settings },
        slice: { ...EMPTY_SLICE, order, contract },
      };
    }
    case "presign": {
      const draft = sessionDraft({ which, variant, number, order });
      const isMiniProgram = draft.scene === "mini-program";
      const riding = isMiniProgram ? {} : { order, session: order && newestOn(played, order.prepayId) };
      const slice = {
        ...EMPTY_SLICE,
        ...riding,
        codeUse: codeUse(played, draft.contractCode),
        isBound: isBound(played, "o"),
      };
      return { command: { kind, nowMs, draft, settings }, slice };
    }
    case "pay": {
      const paying = played.contracts.find(({ contractId }) => contractId === order?.contractId) ?? null;
      const command = { kind, nowMs, transactionId: `4200${number}`, settings };
      return { command, slice: { ...EMPTY_SLICE, order, session, contract: paying } };
    }
    case "agree": {
      const use = session === null ? EMPTY_SLICE.codeUse : codeUse(played, session.contractCode);
      const riding = session?.scene === "mini-program" ? null : order;
      const bound = isBound(played, session === null ? null : payerOf(session, riding));
      const slice = { ...EMPTY_SLICE, order: riding, session, codeUse: use, isBound: bound };
      return { command: { kind, nowMs, contractId: `20${number}`, settings }, slice };
    }
    case "terminate": {
      const mode = TERMINATION_MODES[variant % TERMINATION_MODES.length] ?? "USER_TERMINATE";
      const made = played.sessions.find(({ id }) => id === contract?.sessionId) ?? null;
      const slice = { ...EMPTY_SLICE, contract, session: made };
      return { command: { kind, nowMs, mode, remark: null, settings }, slice };
    }
    case "close_order":
      return { command: { kind, nowMs, settings }, slice: { ...EMPTY_SLICE, order } };
    default:
      return { command: { kind, nowMs }, slice: { ...EMPTY_SLICE, order, session } };
  }
}

/** The phone of an order, or of the newest mini-program session where there is no order. */
function sessionOn(played: Played, order: Order | null, which: number): Session | null {
  const mini = played.sessions.filter(({ scene }) => scene === "mini-program").at(-1) ?? null;
  if (which === 2 || order === null) return mini;
  return newestOn(played, order.prepayId);
}

function newestOn({ sessions }: Played, prepayId: string): Session | null {
  const riding = sessions.filter((session) => session.prepayId === prepayId);
  return riding.find(({ state }) => state === "ACTIVE" || state === "PROMPTED") ?? riding.at(-1) ?? null;
}

function codeUse({ sessions, orders }: Played, code: string): Slice["codeUse"] {
  const ofCode = sessions.filter(({ contractCode }) => contractCode === code);
  const signed = ofCode.find(({ state }) => state === "SIGNED");
  if (signed) return { kind: "consumed", session: signed };
  const orderOf = (session: Session) => orders.find(({ prepayId }) => prepayId === session.prepayId) ?? null;
  const by = ofCode.reverse().map((session) => ({ session, order: orderOf(session) }));
  return by.length > 0 ? { kind: "reserved", by } : { kind: "free" };
}

function isBound({ contracts }: Played, openid: string | null): boolean {
  return contracts.some(({ state, spOpenid }) => state === "SIGNED" && spOpenid === openid);
}

type Choice = { which: number; variant: number; number: string };

function orderDraft({ which, variant, number, contract }: Choice & { contract: SimContract | null }): OrderDraft {
  const contractId = variant >= 4 ? (contract?.contractId ?? null) : null;
  return {
    ...PARTY,
    mode: "partner",
    mchid: "1600000001",
    spOpenid: variant === 7 ? "o-other" : "o",
    prepayId: `prepay-${number}`,
    outTradeNo: `T${which}`,
    description: "d",
    attach: null,
    notifyUrl: "https://shop.example/pay",
    // What is the same body asks the same sum.
    total: variant < 6 ? 3 + which : 9,
    currency: "CNY",
    contractId,
    fingerprint: variant < 6 ? `same ${contractId}` : "other",
  };
}

function sessionDraft({ which, variant, number, order }: Choice & { order: Order | null }): SessionDraft {
  const scene = variant === 3 || order === null ? "mini-program" : "pay-redirect-sign";
  return {
    ...PARTY,
    id: `ss-${number}`,
    mode: "service-provider",
    scene,
    mchid: "1600000001",
    spOpenid: "o",
    payerOpenid: "o",
    prepayId: scene === "mini-program" ? `web-${number}` : (order?.prepayId ?? "none"),
    serviceId: 1,
    contractCode: CODES[(which + (variant > 4 ? 1 : 0)) % CODES.length] ?? "C1",
    notifyUrl: "https://shop.example/sign",
    displayAccount: "A",
    fingerprint: `f${variant % 2} ${scene}`,
  };
}

/** The same promises hold under every assumption. */
function settingsOf(variant: number): Settings {
  return {
    ...DEFAULT_SETTINGS,
    releaseUnsignedCode: variant !== 1,
    secondPresignReplaces: variant !== 2,
    repeatedPresignIsSame: variant !== 5,
    closeTwice: variant % 2 === 0 ? "accept" : "refuse",
    terminateTwice: variant === 6 ? "accept" : "refuse",
    oneContractPerService: variant === 3,
    terminateDestination: variant === 4 ? "none" : "same",
  };
}
