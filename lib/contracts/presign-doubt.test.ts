import { describe, expect, it } from "vitest";
import {
  callOf,
  factAt,
  NOTHING,
  orderAt,
  PREPAY,
  presignAt,
  queryAt,
  START_MS,
  signedNotice,
} from "@/lib/testing/evidence";
import type { Evidence } from "./contract";
import { fold } from "./fold";
import { ASKED_AFTER_MS } from "./follow-up";
import { indexRow } from "./index-row";
import { outcomeOf } from "./outcome";
import { SESSION_MS } from "./session";

const MINUTE = 60_000;
const ORDER = orderAt(0);
const END = 1_000 + SESSION_MS;
const refused = presignAt(MINUTE, { status: 400, verdict: "unsigned", reply: { code: "INVALID_REQUEST" } });

const at = (evidence: Evidence[], atMs: number) => outcomeOf(fold("c", evidence), START_MS + atMs);

describe("a pre-sign of which nobody knows whether it opened a session", () => {
  const doubts = [
    ["presign_undecided", presignAt(1_000, { status: 429, verdict: "unsigned", reply: { code: "FREQUENCY_LIMITED" } })],
    ["presign_undecided", presignAt(1_000, { status: 500, verdict: "unsigned", reply: { code: "SYSTEM_ERROR" } })],
    ["presign_undecided", presignAt(1_000, { status: 502, verdict: "unsigned", reply: null })],
    ["presign_unanswered", presignAt(1_000, { status: null, verdict: "no_reply", reply: null })],
    ["presign_untrusted", presignAt(1_000, { verdict: "failed" })],
    ["presign_untrusted", presignAt(1_000, { status: 403, verdict: "failed", reply: { code: "NO_AUTH" } })],
  ] as const;

  it.each(doubts)("is %s, and a notification possible for two hours from the request", (kind, presign) => {
    const untilMs = START_MS + END;
    expect(at([ORDER, presign], END - 1)).toMatchObject({ kind, expectation: { notification: "possible", untilMs } });
    expect(at([ORDER, presign], END)).toMatchObject({ kind, expectation: { because: "doubt_over" }, knownBy: "clock" });
  });

  it.each(doubts)("is asked about at its end, and is no refusal in the numbers: %s", (_kind, presign) => {
    const row = indexRow(fold("c", [ORDER, presign]));
    expect(row).toMatchObject({ prompt_until: START_MS + END, refusal_code: null });
  });

  it.each(doubts)("knows its service and its parties from the request: %s", (_kind, presign) => {
    expect(fold("c", [presign])).toMatchObject({ serviceId: 12535, subMchid: "1900000109", prepayId: PREPAY });
  });

  it.each(doubts)("is not undone by a later refusal, nor by an earlier one: %s", (kind, presign) => {
    expect(at([ORDER, presign, refused], 2 * MINUTE).kind).toBe(kind);
    expect(at([ORDER, { ...refused, atMs: START_MS + 500 }, presign], 2 * MINUTE).kind).toBe(kind);
  });

  it("ends with the same call repeated and accepted, and with a signing that was told of", () => {
    const [, doubt] = doubts[3];
    expect(at([ORDER, doubt, presignAt(MINUTE)], 2 * MINUTE).kind).toBe("awaiting_payment");
    expect(at([ORDER, doubt, signedNotice(MINUTE)], 2 * MINUTE).kind).toBe("signed");
    expect(at([ORDER, doubt, factAt("declined", MINUTE, { prepayId: PREPAY })], 2 * MINUTE).kind).toBe("declined");
    expect(at([ORDER, doubt, queryAt(END + ASKED_AFTER_MS, NOTHING, 404)], END + ASKED_AFTER_MS)).toMatchObject({
      kind: "unsigned",
      expectation: { because: "doubt_over" },
      knownBy: "record",
    });
  });

  it("does not undo the session that the same order has already", () => {
    const [, doubt] = doubts[3];
    const later = { ...doubt, id: "ex_9", atMs: START_MS + MINUTE } as Evidence;
    expect(at([ORDER, presignAt(1_000), later], 2 * MINUTE).kind).toBe("awaiting_payment");
  });

  it("may have opened the next session once the one before is over", () => {
    const next = presignAt(END + MINUTE, {
      status: null,
      verdict: "no_reply",
      request: { out_contract_code: "c", prepay_id: "wx2" },
    });
    expect(at([ORDER, presignAt(1_000), next], END + 2 * MINUTE)).toMatchObject({ kind: "presign_unanswered" });
  });
});

describe("a pre-sign for the mini program, repeated", () => {
  const open = (atMs: number, id: string | null) =>
    callOf("normal-mini-program", atMs, {
      request: { out_contract_code: "c", service_id: 1 },
      reply: id === null ? {} : { pre_entrustweb_id: id },
    });
  const expiresAt = (evidence: Evidence[]) => {
    const { presign } = fold("c", evidence);
    return "expiresAtMs" in presign ? presign.expiresAtMs - START_MS : null;
  };

  it("is the same session by its id, however late", () => {
    expect(expiresAt([open(0, "s1"), open(SESSION_MS + 1, "s1")])).toBe(SESSION_MS);
  });

  it("opens a new session with another id, with nothing answered", () => {
    const again = [open(0, "s1"), factAt("declined", MINUTE, { prepayId: "s1" }), open(2 * MINUTE, "s2")];
    expect(expiresAt(again)).toBe(2 * MINUTE + SESSION_MS);
    expect(at(again, 3 * MINUTE).kind).toBe("awaiting_answer");
  });

  it("is the same session without an id only while that one is open and nobody gave up", () => {
    expect(expiresAt([open(0, null), open(MINUTE, null)])).toBe(SESSION_MS);
    expect(expiresAt([open(0, null), open(SESSION_MS, null)])).toBe(2 * SESSION_MS);
    expect(expiresAt([open(0, null), factAt("closed", MINUTE), open(2 * MINUTE, null)])).toBe(2 * MINUTE + SESSION_MS);
  });
});
