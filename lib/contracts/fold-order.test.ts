import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { factAt, orderAt, PREPAY, paidNotice, presignAt, START_MS, signedNotice } from "@/lib/testing/evidence";
import { anyEvidence } from "@/lib/testing/random-evidence";
import type { Evidence } from "./contract";
import { fold } from "./fold";
import { outcomeOf } from "./outcome";

const SETS = 20_000;

test(`${SETS} sets of evidence, each folded in three orders and with a piece said twice, come to one contract`, () => {
  const inThreeOrders = fc.record({ evidence: anyEvidence, turn: fc.nat(13), salt: fc.nat() });
  fc.assert(
    fc.property(inThreeOrders, ({ evidence, turn, salt }) => {
      const first = fold("c", evidence);
      const backwards = fold("c", [...evidence].reverse());
      const cut = evidence.length === 0 ? 0 : turn % evidence.length;
      const turned = [...evidence.slice(cut), ...evidence.slice(0, cut)].sort(byHash(salt));
      const shuffled = fold("c", [...turned, ...turned.slice(0, 1)]);
      return isDeepStrictEqual(first, backwards) && isDeepStrictEqual(first, shuffled);
    }),
    { numRuns: SETS, seed: 20_261_123 },
  );
});

test("under a clock that stands still, what the payer did in a session is not undone by the session's own pre-sign", () => {
  const still: Evidence[] = [signedNotice(0), factAt("declined", 0), factAt("paid", 0), presignAt(0), orderAt(0)];
  const kinds = fold("c", still).marks.map(({ kind }) => kind);
  expect(kinds).toEqual(["ordered", "presigned", "paid", "declined", "sign_notified"]);
  expect(fold("c", still.slice(1)).signing.state).toBe("declined");
});

test("under a clock that stands still, the second session is not undone by what befell the first one", () => {
  const named = (id: string, piece: Evidence) => ({ ...piece, id }) as Evidence;
  const presigned = (id: string, prepayId: string) =>
    presignAt(0, { id, request: { out_contract_code: "c", prepay_id: prepayId }, reply: {} });
  const still: Evidence[] = [
    factAt("declined", 0, { prepayId: "wx1" }),
    factAt("offered", 0, { prepayId: "wx1" }),
    presigned("ex_004", "wx2"),
    named("ex_003", orderAt(0, "wx2", "T2")),
    factAt("delivered", 0),
    factAt("delivery_failed", 0),
    factAt("paid", 0, { prepayId: "wx1" }),
    factAt("payment_failed", 0, { prepayId: "wx1" }),
    factAt("payment_failed", 0, { prepayId: "wx2" }),
    presigned("ex_002", "wx1"),
    named("ex_001", orderAt(0, "wx1", "T1")),
  ];
  const first = ["ordered", "presigned", "payment_failed", "paid", "offered", "declined"];
  const second = ["ordered", "presigned", "payment_failed", "delivery_failed", "delivered"];
  const contract = fold("c", still);
  expect(contract.marks.map(({ kind }) => kind)).toEqual([...first, ...second]);
  expect(outcomeOf(contract, START_MS).kind).toBe("payment_failed");
  expect(contract).toMatchObject({ prepayId: "wx2", outTradeNo: "T2", signing: { state: "unknown" } });
});

test("what befell an earlier session, told of late, is shown and changes nothing of the one that is open", () => {
  const again = presignAt(2, { id: "ex_9", request: { out_contract_code: "c", prepay_id: "wx2" }, reply: {} });
  const order = { ...orderAt(1, "wx2", "T2"), id: "ex_8" } as Evidence;
  const late = [factAt("paid", 5, { prepayId: PREPAY }), factAt("declined", 6, { prepayId: PREPAY }), paidNotice(7)];
  const contract = fold("c", [orderAt(0), presignAt(0), order, again, ...late]);
  expect(outcomeOf(contract, START_MS + 10).kind).toBe("awaiting_payment");
  expect(contract.marks).toHaveLength(7);
});

/** An order of its own for each salt. */
function byHash(salt: number): (left: Evidence, right: Evidence) => number {
  const hash = (piece: Evidence) => {
    let value = salt | 1;
    for (const char of JSON.stringify(piece)) value = (Math.imul(value, 31) + char.charCodeAt(0)) | 0;
    return value;
  };
  return (left, right) => hash(left) - hash(right);
}
