import fc from "fast-check";
import { expect, test } from "vitest";
import { type Played, play, type Step, stepArbitrary, TURNED_BACK } from "@/lib/testing/sandbox-model";

const anySteps = fc.array(stepArbitrary, { minLength: 8, maxLength: 28, size: "max" });
const sequences = fc.oneof(
  { weight: 19, arbitrary: anySteps },
  { weight: 1, arbitrary: anySteps.map((steps) => [...TURNED_BACK, ...steps]) },
);
const RUNS = 10_000;

/** What can be said of every run, whatever the order and timing of its commands. Seeded, so that a failure repeats. */
test(`${RUNS} sequences of commands keep every promise of the platform`, { timeout: 120_000 }, () => {
  const reached = new Set<string>();
  const property = fc.property(sequences, (sequence) => {
    const played = play(sequence);
    for (const mark of marksOf(played)) reached.add(mark);
    holds(played);
  });
  fc.assert(property, { seed: 20260301, numRuns: RUNS });
  expect([...reached]).toEqual(expect.arrayContaining(MARKS));
});

test("the same sequence of commands always ends in the same state with the same notifications", () => {
  const twice = (sequence: Step[]) => {
    expect(play(sequence)).toEqual(play(sequence));
  };
  fc.assert(fc.property(sequences, twice), { seed: 20260302, numRuns: 300 });
});

/** What the sequences must have met, or they would prove nothing. */
const MARKS = [
  ...["SIGNED", "DECLINED", "CLOSED", "PROMPTED", "ACTIVE", "mini-program signed"],
  ...["order CLOSED", "order SUCCESS", "paid with a contract"],
  ...["contract TERMINATED", "told ENTRUST.SIGN", "told ENTRUST.TERMINATE", "told TRANSACTION.SUCCESS"],
  ...["refused code_consumed", "refused code_reserved", "refused contract_terminated", "refused order_closed"],
  ...["refused payment_contract_terminated", "refused payment_contract_of_other", "refused prepay_expired"],
  ...["refused contract_in_force", "refused to be paid with a contract that ended"],
  ...["two live sessions of a code", "refused to sign a code that is consumed"],
  ...["refused session_expired", "refused trade_no_used", "refused not_offered"],
];

function marksOf({ orders, sessions, contracts, deeds, mostAliveOfACode }: Played): string[] {
  const tooLate = deeds.some(({ command, refusal }) => command.kind === "agree" && refusal === "code_consumed");
  const unpaid = deeds.some(({ command, refusal }) => {
    return command.kind === "pay" && refusal === "payment_contract_terminated";
  });
  return [
    ...(mostAliveOfACode > 1 ? ["two live sessions of a code"] : []),
    ...(unpaid ? ["refused to be paid with a contract that ended"] : []),
    ...(tooLate ? ["refused to sign a code that is consumed"] : []),
    ...sessions.map(({ state }) => state),
    ...sessions
      .filter((one) => one.scene === "mini-program" && one.state === "SIGNED")
      .map(() => "mini-program signed"),
    ...orders.map(({ state }) => `order ${state}`),
    ...orders.filter((one) => one.contractId !== null && one.state === "SUCCESS").map(() => "paid with a contract"),
    ...contracts.map(({ state }) => `contract ${state}`),
    ...deeds.flatMap(({ deliveries }) => deliveries.map(({ eventType }) => `told ${eventType}`)),
    ...deeds.flatMap(({ refusal }) => (refusal === null ? [] : [`refused ${refusal}`])),
  ];
}

function holds(played: Played): void {
  noContractWithoutAgreement(played);
  noNotificationWithoutCause(played);
  noCodeTwice(played);
  moneyIsSound(played);
  refusalsNameRules(played);
  nothingComesBack(played);
}

function noContractWithoutAgreement({ contracts, sessions, deeds }: Played): void {
  const agreed = deeds.filter((deed) => deed.command.kind === "agree" && deed.refusal === null);
  check(contracts.length === agreed.length, "as many contracts as agreements");
  for (const contract of contracts) {
    const session = sessions.find(({ id }) => id === contract.sessionId);
    check(session?.state === "SIGNED" && session.contractId === contract.contractId, "a contract has its session");
    check(contract.signedAtMs < (session?.expiresAtMs ?? 0), "nobody signs after the session's end");
  }
  check(sessions.filter(({ state }) => state === "SIGNED").length === contracts.length, "signed means a contract");
}

const CAUSES: Record<string, string> = {
  "TRANSACTION.SUCCESS": "pay",
  "ENTRUST.SIGN": "agree",
  "ENTRUST.TERMINATE": "terminate",
};

function noNotificationWithoutCause({ deeds }: Played): void {
  for (const { command, deliveries, refusal } of deeds) {
    check(refusal === null || deliveries.length === 0, "a refusal tells nothing");
    check(deliveries.length <= 1, "one deed, one notification");
    for (const { eventType } of deliveries) check(CAUSES[eventType] === command.kind, `${eventType} has its cause`);
  }
}

function noCodeTwice({ contracts, deeds }: Played): void {
  const codes = contracts.map(({ contractCode }) => contractCode);
  check(new Set(codes).size === codes.length, "a code makes one contract");
  const signed = new Set<string>();
  for (const { command, refusal, signedCode } of deeds) {
    if (signedCode !== null) signed.add(signedCode);
    const isReuse = command.kind === "presign" && signed.has(command.draft.contractCode);
    if (isReuse) check(refusal === "code_consumed", "a code is never reused, terminated or not");
  }
}

type Payment = { out_trade_no: string; amount: { total: number; payer_total: number } };

function moneyIsSound({ orders, deeds }: Played): void {
  const asked = new Map<string, number>();
  const told = new Set<string>();
  for (const { command, refusal, deliveries } of deeds) {
    if (command.kind === "place_order" && refusal === null) {
      asked.set(command.draft.outTradeNo, command.draft.total);
    }
    for (const { eventType, plaintext } of deliveries) {
      if (eventType !== "TRANSACTION.SUCCESS") continue;
      const { out_trade_no: outTradeNo, amount } = JSON.parse(plaintext) as Payment;
      check(amount.total === asked.get(outTradeNo), "what is told as paid is what the merchant asked");
      check(amount.payer_total === amount.total, "the payer pays all of it");
      check(!told.has(outTradeNo), "an order is paid once");
      told.add(outTradeNo);
    }
  }
  for (const order of orders) {
    check(order.total === asked.get(order.outTradeNo), "an order keeps the sum that it was placed with");
    check((order.state === "SUCCESS") === told.has(order.outTradeNo), "paid and told as paid are one");
  }
}

function refusalsNameRules({ deeds }: Played): void {
  for (const { refusal, answer } of deeds) {
    if (refusal === null) continue;
    check(answer !== null && answer.status >= 400 && answer.status < 500, "a refusal has its status");
    check(/^\{"code":"[A-Z_]+","message":"[^"]+"\}$/.test(answer?.body ?? ""), "a refusal names its rule");
  }
}

/** Ends are ends: what was paid, closed, signed, turned down or terminated stays so. */
function nothingComesBack({ moves }: Played): void {
  for (const [from, to] of moves) {
    const isFinal = !/^(order NOTPAY|session ACTIVE|session PROMPTED|contract SIGNED)$/.test(from);
    check(!isFinal || from === to, `${from} became ${to}`);
  }
}

/** An `expect` on each of a million conditions would take a minute. */
function check(condition: boolean, promise: string): void {
  if (!condition) throw new Error(`Broken: ${promise}`);
}
