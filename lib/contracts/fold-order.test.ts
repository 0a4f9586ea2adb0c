import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { factAt, orderAt, presignAt, signedNotice } from "@/lib/testing/evidence";
import { anyEvidence } from "@/lib/testing/random-evidence";
import type { Evidence } from "./contract";
import { fold } from "./fold";

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

/** An order of its own for each salt. */
function byHash(salt: number): (left: Evidence, right: Evidence) => number {
  const hash = (piece: Evidence) => {
    let value = salt | 1;
    for (const char of JSON.stringify(piece)) value = (Math.imul(value, 31) + char.charCodeAt(0)) | 0;
    return value;
  };
  return (left, right) => hash(left) - hash(right);
}
