import { type CaseId, levelOf } from "./catalogue";
import type { CaseResult, CaseVerdict } from "./result";

/** One run of the battery against an endpoint. `planned`: which cases, in their order. */
export type Run = {
  id: string;
  atMs: number;
  url: string;
  mchid: string;
  keyMode: string;
  planned: CaseId[];
  /** By somebody, before its last case. */
  isStopped: boolean;
};

/** `passed` of `musts` is the score; a case that was not run has not been passed. */
export type Score = { musts: number; passed: number; failed: number; warnings: number; notRun: number };

/** `unreached`: nothing came to the endpoint, so that nothing can be said of it. */
export type RunVerdict = "passed" | "failed" | "unreached";

/** `stopped`: by somebody; `broken_off`: its server ended before it did. */
export type RunState = "running" | "finished" | Unfinished;

/** How a run can be over without a verdict. */
export type Unfinished = "stopped" | "broken_off";

export type Report = {
  run: Run;
  state: RunState;
  /** Null until it is finished. */
  verdict: RunVerdict | null;
  score: Score;
  cases: CaseResult[];
};

/** No step takes as long as this; a run that tells nothing for so long has nobody any more who runs it. */
export const SILENCE_MS = 120_000;

export function reportOf(run: Run, cases: CaseResult[], nowMs: number): Report {
  const isFinished = cases.length >= run.planned.length;
  const lastMs = cases.at(-1)?.atMs ?? run.atMs;
  const halted = run.isStopped ? "stopped" : nowMs - lastMs > SILENCE_MS ? "broken_off" : "running";
  const state = isFinished ? "finished" : halted;
  return { run, state, verdict: isFinished ? verdictOf(cases) : null, score: scoreOf(run, cases), cases };
}

export function scoreOf({ planned, keyMode }: Pick<Run, "planned" | "keyMode">, cases: readonly Judged[]): Score {
  const musts = planned.filter((id) => levelOf(id, keyMode) === "must").length;
  const count = (verdict: CaseVerdict) => cases.filter((one) => one.verdict === verdict).length;
  const passed = cases.filter(({ level, verdict }) => level === "must" && verdict === "pass").length;
  return { musts, passed, failed: count("fail"), warnings: count("warning"), notRun: count("not_run") };
}

type Judged = Pick<CaseResult, "level" | "verdict">;

function verdictOf(cases: readonly CaseResult[]): RunVerdict {
  if (cases.some(({ notRun }) => notRun === "unreachable" || notRun === "refused_here")) return "unreached";
  const valid = cases.find(({ id }) => id === "valid");
  if (valid?.verdict === "fail" && isUnreached(valid)) return "unreached";
  return cases.every(({ level, verdict }) => level === "should" || verdict === "pass") ? "passed" : "failed";
}

/** Whether nothing of a case came to the endpoint. */
export function isUnreached({ steps }: Pick<CaseResult, "steps">): boolean {
  return steps.length > 0 && steps.every(({ reading }) => isNoAnswer(reading));
}

function isNoAnswer(reading: CaseResult["steps"][number]["reading"]): boolean {
  return reading.kind === "not_sent" || (reading.kind === "will_retry" && reading.why.key === "unreachable");
}

/** What became of a case since an earlier run of the same endpoint. */
export type Change = { id: CaseId; before: CaseVerdict; now: CaseVerdict };

/** The cases that both runs have and that ended differently, in the battery's order. */
export function changesSince(before: readonly CaseResult[], now: readonly CaseResult[]): Change[] {
  const earlier = new Map(before.map(({ id, verdict }) => [id, verdict]));
  return now.flatMap(({ id, verdict }) => {
    const was = earlier.get(id);
    return was === undefined || was === verdict ? [] : [{ id, before: was, now: verdict }];
  });
}
