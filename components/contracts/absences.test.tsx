import { describe, expect, it } from "vitest";
import type { Contract, Presign, Signing } from "@/lib/contracts/contract";
import { outcomeOf } from "@/lib/contracts/outcome";
import { absencesOf } from "./absences";

const ACCEPTED: Presign = { state: "accepted", atMs: 1_000, expiresAtMs: 9_000, sessionId: null };

function contract(presign: Presign, signing: Signing = { state: "unknown" }): Contract {
  const unknown = {
    serviceId: null,
    displayAccount: null,
    notifyUrl: null,
    prepayId: "wx201410272009395522657a690389285100",
    outTradeNo: null,
    openid: null,
    subOpenid: null,
    subMchid: null,
    contradictions: [],
    disputed: null,
  };
  return { contractCode: "c", ...unknown, presign, payment: { state: "unknown" }, signing, marks: [] };
}

function kindsAt(subject: Contract, nowMs: number): string[] {
  return absencesOf(subject, outcomeOf(subject, nowMs)).map((absence) => absence.kind);
}

describe("what did not happen", () => {
  it("is drawn as awaited while a notification can still come, and as never once it cannot", () => {
    expect(kindsAt(contract(ACCEPTED), 8_999)).toEqual(["awaited"]);
    expect(kindsAt(contract(ACCEPTED), 9_000)).toEqual(["not_paid", "expired", "no_sign_notification"]);
    expect(kindsAt(contract(ACCEPTED, { state: "declined", atMs: 2_000 }), 3_000)).toEqual(["no_sign_notification"]);
  });

  it("is never called final after a failed payment, because the user may pay again", () => {
    const failed: Contract = { ...contract(ACCEPTED), payment: { state: "failed", atMs: 2_000, source: "simulator" } };
    expect(kindsAt(failed, 3_000)).toEqual(["payment_failed"]);
  });

  it("is nothing once the notification arrived", () => {
    const signed: Signing = {
      state: "signed",
      atMs: 2_000,
      contractId: "1",
      notified: true,
      queried: false,
      delivered: false,
    };
    expect(kindsAt(contract(ACCEPTED, signed), 99_000)).toEqual([]);
  });
});
