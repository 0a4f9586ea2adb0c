import fc from "fast-check";
import { expect, test } from "vitest";
import { START_MS } from "@/lib/testing/evidence";
import { anyEvidence } from "@/lib/testing/random-evidence";
import { OUTCOMES, readContractFilter, UNSEEN } from "./contract-filter";
import { fold } from "./fold";
import { outcomeOf } from "./outcome";

test("what the filter leaves out is what no evidence of our own ever comes to", () => {
  fc.assert(
    fc.property(anyEvidence, fc.integer({ min: 0, max: 200_000_000 }), (evidence, atMs) => {
      const recorded = fold(
        "c",
        evidence.filter(({ kind }) => kind !== "fact"),
      );
      expect(UNSEEN).not.toContain(outcomeOf(recorded, START_MS + atMs).kind);
    }),
    { numRuns: 3_000, seed: 20_261_123 },
  );
});

test("an address that asks for any state keeps asking for it, also for one that is offered no longer", () => {
  for (const outcome of OUTCOMES) {
    expect(readContractFilter(new URLSearchParams({ state: outcome })).outcome).toBe(outcome);
  }
});
