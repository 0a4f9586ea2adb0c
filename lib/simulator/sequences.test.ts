import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command, DeliveryDraft } from "./command";
import { DEFAULT_SETTINGS } from "./settings";
import { EMPTY_SLICE, type Slice } from "./state";
import { transition } from "./transition";

const settings = DEFAULT_SETTINGS;
const START = Date.parse("2026-03-01T08:00:00Z");

type Step = { kind: Command["kind"]; waitMs: number; variant: number };

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom("place_order", "presign", "pay", "fail_payment", "agree", "decline", "close"),
    waitMs: fc.constantFrom(0, 0, 0, 0, 1000, 59 * 60_000, 2 * 3_600_000 - 1000, 2 * 3_600_000),
    variant: fc.constantFrom(0, 0, 0, 1, 2),
  }),
  { minLength: 8, maxLength: 24, size: "max" },
);

/** What can be said of every run, whatever the order and timing of its commands. Seeded, so that a failure repeats. */
test("no sequence of commands makes a contract without agreement or a notification without its cause", () => {
  const ended = new Set<string>();
  const property = fc.property(steps, (sequence) => {
    ended.add(holds(sequence));
  });
  fc.assert(property, { seed: 20260301, numRuns: 3000 });
  expect([...ended]).toEqual(expect.arrayContaining(["SIGNED", "DECLINED", "CLOSED", "PROMPTED", "ACTIVE", "none"]));
});

test("the same sequence of commands always ends in the same state with the same notifications", () => {
  const twice = (sequence: Step[]) => {
    expect(play(sequence)).toEqual(play(sequence));
  };
  fc.assert(fc.property(steps, twice), { seed: 20260302, numRuns: 300 });
});

type Played = { slice: Slice; deliveries: DeliveryDraft[]; accepted: { kind: Command["kind"]; nowMs: number }[] };

/** Returns how the session ended, so that the test can say that every end was reached. */
function holds(sequence: Step[]): string {
  const { slice, deliveries, accepted } = play(sequence);
  const did = (kind: Command["kind"]) => accepted.filter((command) => command.kind === kind).length;
  const told = (eventType: string) => deliveries.filter((draft) => draft.eventType === eventType).length;
  expect(told("TRANSACTION.SUCCESS")).toBe(did("pay"));
  expect(told("ENTRUST.SIGN")).toBe(did("agree"));
  expect(told("TRANSACTION.SUCCESS") + told("ENTRUST.SIGN")).toBe(deliveries.length);
  expect(slice.contract !== null).toBe(did("agree") === 1);
  expect(did("agree")).toBeLessThanOrEqual(Math.min(1, did("pay")));
  if (did("decline") + did("close") > 0) expect(slice.contract).toBeNull();
  if (slice.contract) {
    expect(slice.session?.state).toBe("SIGNED");
    expect(slice.contract.signedAtMs).toBeLessThan(slice.session?.expiresAtMs ?? 0);
    expect(slice.codeUse.kind).toBe("consumed");
  }
  return slice.session?.state ?? "none";
}

function play(sequence: Step[]): Played {
  let slice = EMPTY_SLICE;
  let nowMs = START;
  const played: Played = { slice, deliveries: [], accepted: [] };
  for (const step of sequence) {
    nowMs += step.waitMs;
    const outcome = transition(slice, commandOf(step, slice, nowMs));
    if ("refusal" in outcome) continue;
    slice = { ...outcome.state, replaced: null };
    played.accepted.push({ kind: step.kind, nowMs });
    played.deliveries.push(...outcome.deliveries);
  }
  return { ...played, slice };
}

function commandOf({ kind, variant }: Step, slice: Slice, nowMs: number): Command {
  const party = { mchid: "1600000001", spAppid: "wxsp", subMchid: "1600000002", spOpenid: "o", subOpenid: null };
  switch (kind) {
    case "place_order": {
      const draft = {
        ...party,
        prepayId: `prepay-${nowMs}`,
        subAppid: null,
        outTradeNo: "T1234567",
        description: "d",
        attach: null,
        notifyUrl: "https://shop.example/pay",
        total: 100,
        currency: "CNY",
        fingerprint: variant === 0 ? "a" : "b",
      };
      return { kind, nowMs, draft, deadlineMs: null, settings };
    }
    case "presign": {
      const draft = {
        ...party,
        id: `ss-${nowMs}-${variant}`,
        prepayId: slice.order?.prepayId ?? "none",
        subAppid: "wxsub",
        serviceId: 1,
        contractCode: "C1",
        notifyUrl: "https://shop.example/sign",
        displayAccount: "A",
        fingerprint: `f${variant}`,
      };
      return { kind, nowMs, draft, settings };
    }
    case "pay":
      return { kind, nowMs, transactionId: `4200-${nowMs}` };
    case "agree":
      return { kind, nowMs, contractId: `c-${nowMs}`, settings };
    default:
      return { kind, nowMs };
  }
}
