import { expect, it } from "vitest";
import { fold } from "@/lib/contracts/fold";
import { ASKED_AFTER_MS, type FollowUp } from "@/lib/contracts/follow-up";
import { outcomeOf } from "@/lib/contracts/outcome";
import { SESSION_MS } from "@/lib/contracts/session";
import { orderAt, presignAt, START_MS } from "@/lib/testing/evidence";
import { followUpRows } from "./follow-up-rows";

const contract = fold("c", [orderAt(0), presignAt(0)]);
const endMs = START_MS + SESSION_MS;
const retried: FollowUp = {
  state: "waiting",
  sessionEndMs: endMs,
  dueAtMs: endMs + 5 * 60_000,
  attempts: 1,
  settledAtMs: null,
  why: "503",
};

function rowsOf(isOn: boolean, followUps: readonly FollowUp[], nowMs: number) {
  const recorded = outcomeOf(contract, nowMs);
  return followUpRows({ isOn, followUps, exchangeIds: [] }, contract, { recorded, nowMs });
}

it("shows what is planned at the moment it is due, not at the session's end", () => {
  expect(rowsOf(true, [], START_MS)).toEqual([
    { kind: "planned", atMs: endMs + ASKED_AFTER_MS, attempts: 0, why: null },
  ]);
});

it("shows nothing to come while it is switched off, whatever waited for its next try", () => {
  expect(rowsOf(true, [retried], endMs + 60_000).map(({ kind }) => kind)).toEqual(["retry"]);
  expect(rowsOf(false, [retried], endMs + 60_000)).toEqual([]);
  expect(rowsOf(false, [{ ...retried, state: "gave_up" }], endMs).map(({ kind }) => kind)).toEqual(["gave_up"]);
});
