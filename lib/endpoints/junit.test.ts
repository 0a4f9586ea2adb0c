import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locale";
import { CASE_IDS } from "./catalogue";
import { junitOf } from "./junit";
import { reportOf } from "./report";
import type { CaseResult, Step } from "./result";
import { reportWords } from "./words";

/** Everything that XML cannot hold as it is, or at all. */
const HOSTILE = `]]><a b="c">&amp;'\u0000\u0008\ud800\uffff😀`;

const step = (isAsExpected: boolean): Step => ({
  label: "told",
  expected: "acknowledged",
  isAsExpected,
  sent: { headers: [], body: HOSTILE, bytes: 1, sha256: "00" },
  answer: { kind: "failure", code: HOSTILE, tookMs: 12 },
  reading: { kind: "will_retry", why: { key: "unreachable", code: HOSTILE } },
});

const ended = { level: "must", notRun: null, judgedFrom: null, steps: [step(true)], atMs: 0 } as const;
const cases: CaseResult[] = [
  { ...ended, id: "valid", verdict: "pass", steps: [...ended.steps] },
  { ...ended, id: "duplicate", verdict: "fail", steps: [step(true), step(false)] },
  { ...ended, id: "emoji", level: "should", verdict: "warning", steps: [step(false)] },
  { ...ended, id: "refusal_body", level: "should", verdict: "not_run", notRun: "no_such_answer", steps: [] },
];
const run = {
  id: "er_1",
  atMs: 0,
  url: `http://x/${HOSTILE}`,
  mchid: "1",
  keyMode: "public_key",
  isStopped: false,
  planned: [...CASE_IDS],
};

test.each(LOCALES)(
  "a report is well-formed XML whatever an endpoint says, and counts as CI systems count (%s)",
  (locale) => {
    const planned = cases.map(({ id }) => id);
    const xml = junitOf(reportOf({ ...run, planned }, cases, 0), reportWords(locale));
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toMatch(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
      isArray: (name) => name === "testcase",
    });
    const { testsuite } = parser.parse(xml).testsuites;
    expect(testsuite).toMatchObject({ tests: "4", failures: "1", errors: "0", skipped: "1" });
    const kinds = testsuite.testcase.map((one: object) =>
      ["failure", "skipped", "system-out"].filter((kind) => kind in one),
    );
    expect(kinds).toEqual([[], ["failure"], ["system-out"], ["skipped"]]);
    expect(testsuite.testcase[1].name).toContain("[duplicate]");
    expect(testsuite.testcase[1].failure.message).toContain('<a b="c">');
  },
);

test("an endpoint that nothing reached has not failed: its report has an error, and no failure", () => {
  const unreached: CaseResult[] = [
    { ...ended, id: "valid", verdict: "fail", steps: [step(false)] },
    { ...ended, id: "duplicate", verdict: "not_run", notRun: "unreachable", steps: [] },
  ];
  const report = reportOf({ ...run, planned: ["valid", "duplicate"] }, unreached, 0);
  expect(report.verdict).toBe("unreached");
  const xml = junitOf(report, reportWords("en"));
  expect(xml).toContain('failures="0" errors="1" skipped="1"');
  expect(xml).toContain('<error type="valid"');
  expect(xml).not.toContain("<failure");
});

test.each([
  ["running", {}, 0],
  ["stopped", { isStopped: true }, 0],
  ["broken_off", {}, 500_000],
] as const)(
  "a report of a run that is %s has an error for each planned case without a result",
  (state, given, nowMs) => {
    const [done] = cases;
    const planned = ["valid", "duplicate", "forged_signature"] as const;
    const report = reportOf({ ...run, url: "http://x/", ...given, planned: [...planned] }, done ? [done] : [], nowMs);
    expect(report.state).toBe(state);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" });
    const { testsuites } = parser.parse(junitOf(report, reportWords("en")));
    expect(testsuites).toMatchObject({
      tests: "3",
      errors: "2",
      testsuite: { tests: "3", errors: "2", failures: "0" },
    });
    const [first, ...rest] = testsuites.testsuite.testcase;
    expect(first.error).toBeUndefined();
    for (const one of rest) expect(one.error.message).toBe(reportWords("en").noResult(state));
  },
);
