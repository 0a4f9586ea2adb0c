import { type CaseId, caseSheet } from "./catalogue";
import { isUnreached, type Report, type Unfinished } from "./report";
import type { CaseResult, Step } from "./result";

/** The words of a report in one language; the dictionaries are the caller's. */
export type ReportWords = {
  title(id: CaseId): string;
  expects(id: CaseId): string;
  /** What the endpoint did at one step, and how the platform would have read it. */
  did(step: Step): string;
  notRun(result: CaseResult): string;
  /** Why a case that was planned has no result. */
  noResult(state: "running" | Unfinished): string;
};

/**
 * JUnit XML as CI systems read it: a must that failed is a failure, a should only says so, what was not run is skipped. A
 * planned case without any result is an error, so that no report of a run that did not end looks green; so is one that
 * failed because nothing reached the endpoint, which is no failure of the endpoint's.
 */
export function junitOf({ run, cases, state, verdict }: Report, words: ReportWords): string {
  const missing = missingOf({ run, cases, state });
  const count = (wanted: CaseResult["verdict"]) => cases.filter((one) => one.verdict === wanted).length;
  const isError = (one: CaseResult) => verdict === "unreached" && one.verdict === "fail" && isUnreached(one);
  const errors = cases.filter(isError).length;
  const seconds = cases.reduce((sum, one) => sum + tookMs(one), 0) / 1000;
  const suite = {
    name: `qianyue conform ${run.url}`,
    tests: cases.length + missing.length,
    failures: count("fail") - errors,
    errors: missing.length + errors,
    skipped: count("not_run"),
    time: seconds.toFixed(3),
    timestamp: new Date(run.atMs).toISOString().slice(0, 19),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "qianyue", tests: suite.tests, failures: suite.failures, errors: suite.errors, time: suite.time })}>`,
    `  <testsuite${attributes(suite)}>`,
    "    <properties>",
    ...Object.entries({ run: run.id, mchid: run.mchid, key_mode: run.keyMode }).map(
      ([name, value]) => `      <property${attributes({ name, value })}/>`,
    ),
    "    </properties>",
    ...cases.map((one) => testcase(one, { words, fault: isError(one) ? "error" : "failure" })),
    ...missing.map(({ id, why }) => {
      const error = `<error${attributes({ type: "no_result", message: words.noResult(why) })}/>`;
      return `${headOf(id, { seconds: 0, words })}>\n      ${error}\n    </testcase>`;
    }),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

type Missing = { id: CaseId; why: "running" | Unfinished };

function missingOf({ run, cases, state }: Pick<Report, "run" | "cases" | "state">): Missing[] {
  if (state === "finished") return [];
  return run.planned.filter((id) => !cases.some((one) => one.id === id)).map((id) => ({ id, why: state }));
}

function testcase(result: CaseResult, { words, fault }: { words: ReportWords; fault: "error" | "failure" }): string {
  const { id, verdict } = result;
  const head = headOf(id, { seconds: tookMs(result) / 1000, words });
  if (verdict === "pass") return `${head}/>`;
  if (verdict === "not_run")
    return `${head}>\n      <skipped${attributes({ message: words.notRun(result) })}/>\n    </testcase>`;
  const text = [words.expects(id), ...result.steps.map((step) => words.did(step)), caseSheet(id).source].join("\n");
  if (verdict === "warning")
    return `${head}>\n      <system-out>${escaped(`should: ${text}`)}</system-out>\n    </testcase>`;
  const wrong = result.steps.find(({ isAsExpected }) => !isAsExpected) ?? result.steps[0];
  const message = wrong ? words.did(wrong) : words.expects(id);
  return `${head}>\n      <${fault}${attributes({ type: id, message })}>${escaped(text)}</${fault}>\n    </testcase>`;
}

function headOf(id: CaseId, { seconds, words }: { seconds: number; words: ReportWords }): string {
  const name = `${words.title(id)} [${id}]`;
  return `    <testcase${attributes({ name, classname: `qianyue.${caseSheet(id).group}`, time: seconds.toFixed(3) })}`;
}

/** Steps at once overlap; their sum is more than what passed, as in every suite that runs things at once. */
function tookMs({ steps, judgedFrom }: CaseResult): number {
  return judgedFrom === null ? steps.reduce((sum, { answer }) => sum + answer.tookMs, 0) : 0;
}

function attributes(given: Record<string, string | number>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** What XML 1.0 cannot hold at all, lone surrogates included, becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}
