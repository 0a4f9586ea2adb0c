import { describe, expect, it } from "vitest";
import { fold } from "@/lib/contracts/fold";
import { outcomeOf } from "@/lib/contracts/outcome";
import { SESSION_MS } from "@/lib/contracts/session";
import { factAt, orderAt, paidNotice, presignAt, START_MS } from "@/lib/testing/evidence";
import { timelineRows } from "./timeline-rows";

const MINUTE = 60_000;

function rowsAt(evidence: Parameters<typeof fold>[1], atMs: number) {
  const contract = fold("c", evidence);
  const nowMs = START_MS + atMs;
  return timelineRows(contract, outcomeOf(contract, nowMs), { nowMs: nowMs });
}
const named = (rows: ReturnType<typeof rowsAt>) =>
  rows.map((row) => {
    const what = row.kind === "mark" ? row.mark.kind : row.kind === "absence" ? row.absence.kind : row.kind;
    return `${what} ${row.window}`;
  });

describe("the time line, from top to bottom", () => {
  it("has the present moment and the end of the two hours in their places while a prompt is possible", () => {
    expect(named(rowsAt([orderAt(0), presignAt(1_000), factAt("paid", MINUTE)], 2 * MINUTE))).toEqual([
      "ordered outside",
      "presigned past",
      "paid past",
      "now past",
      "window_end ahead",
      "awaited outside",
    ]);
  });

  it("says what the payer did not do, when the session ended, and that nothing is sent", () => {
    const end = 1_000 + SESSION_MS;
    expect(named(rowsAt([orderAt(0), presignAt(1_000)], end))).toEqual([
      "ordered outside",
      "presigned past",
      "not_paid past",
      "expired past",
      "no_sign_notification outside",
    ]);
    expect(named(rowsAt([orderAt(0), presignAt(1_000), paidNotice(MINUTE)], end)).slice(2)).toEqual([
      "payment_notified past",
      "not_answered past",
      "expired past",
      "no_sign_notification outside",
    ]);
  });

  it("is in the order of time, whatever came late", () => {
    const times = rowsAt([presignAt(1_000), paidNotice(3 * SESSION_MS)], 4 * SESSION_MS).map(
      ({ atMs }) => atMs ?? Number.POSITIVE_INFINITY,
    );
    expect(times).toEqual(times.toSorted((left, right) => left - right));
  });
});
