import { expect, test } from "vitest";
import { CASES, type CaseId } from "./catalogue";
import { changesSince, reportOf } from "./report";
import type { CaseResult, CaseVerdict } from "./result";

const result = (id: CaseId, verdict: CaseVerdict, level: CaseResult["level"] = "must"): CaseResult => ({
  id,
  level,
  verdict,
  notRun: null,
  judgedFrom: null,
  steps: [],
  atMs: 1000,
});
const run = {
  id: "er_1",
  atMs: 0,
  url: "http://localhost/notify",
  mchid: "1",
  keyMode: "public_key",
  isStopped: false,
  planned: ["valid", "duplicate", "emoji"] as CaseId[],
};

test("the score counts musts alone, and one that was not run has not been passed", () => {
  const cases = [result("valid", "pass"), result("duplicate", "not_run"), result("emoji", "warning", "should")];
  const { score, verdict } = reportOf(run, cases, 2000);
  expect(score).toEqual({ musts: 2, passed: 1, failed: 0, warnings: 1, notRun: 1 });
  expect(verdict).toBe("failed");
});

test("a should that failed takes nothing from a pass", () => {
  const cases = [result("valid", "pass"), result("duplicate", "pass"), result("emoji", "warning", "should")];
  expect(reportOf(run, cases, 2000).verdict).toBe("passed");
});

test("a run has no verdict before its end, and is broken off when nobody has told of it for long", () => {
  const cases = [result("valid", "pass")];
  expect(reportOf(run, cases, 2000)).toMatchObject({ state: "running", verdict: null });
  expect(reportOf(run, cases, 1000 + 120_001)).toMatchObject({ state: "broken_off", verdict: null });
  expect(reportOf({ ...run, isStopped: true }, cases, 2000)).toMatchObject({ state: "stopped", verdict: null });
});

test("the difference of two runs is what ended otherwise; what only one of them has is none", () => {
  const before = [result("valid", "pass"), result("duplicate", "fail"), result("emoji", "pass", "should")];
  const now = [result("valid", "pass"), result("duplicate", "pass"), result("raw_bytes", "fail")];
  expect(changesSince(before, now)).toEqual([{ id: "duplicate", before: "fail", now: "pass" }]);
});

test("the other key is a must only while both keys sign", () => {
  const levels = ["public_key", "certificate", "grey"].map(
    (keyMode) => reportOf({ ...run, keyMode, planned: ["other_key_mode"] }, [], 0).score.musts,
  );
  expect(levels).toEqual([0, 0, 1]);
});

test("every case names a source, and what is not official does not pass for it", () => {
  for (const { id, source, standing } of CASES) {
    expect(source, id).not.toBe("");
    expect(source.startsWith("推定"), id).toBe(standing === "assumed");
  }
});
