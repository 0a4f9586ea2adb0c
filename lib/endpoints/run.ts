import { BATTERY } from "./cases/battery";
import { CASE_IDS, type CaseId, levelOf } from "./catalogue";
import { createExaminer } from "./examiner";
import type { EndpointOutside, Examinee } from "./outside";
import type { CaseResult, NotRunReason, Step } from "./result";

export type Examination = { url: string; merchant: Examinee; planned: readonly CaseId[] };

/** What will be run for a choice of cases: everything for none, and `valid` always, on which the others rest. */
export function plannedFor(chosen: readonly CaseId[]): CaseId[] {
  return CASE_IDS.filter((id) => id === "valid" || chosen.length === 0 || chosen.includes(id));
}

/**
 * Runs the cases one after another and tells of each as it ends, until it is stopped: then the case that was under way
 * has no result, and what it had asked is not waited for. An endpoint that does not even acknowledge a valid
 * notification would pass every refusal by refusing everything, so that nothing else is run then.
 */
export async function examine(
  { url, merchant, planned }: Examination,
  outside: Omit<EndpointOutside, "store">,
  onResult: (result: CaseResult) => Promise<void>,
): Promise<CaseResult[]> {
  const seen: CaseResult[] = [];
  let obstacle: NotRunReason | null = null;
  for (const id of planned) {
    const result = await unlessStopped(outside.stop, () => runCase(id, { url, merchant, seen, obstacle }, outside));
    if (result === null) break;
    seen.push(result);
    if (id === "valid") obstacle = obstacleOf(result);
    await onResult(result);
  }
  return seen;
}

function unlessStopped<T>(stop: AbortSignal, work: () => Promise<T>): Promise<T | null> {
  if (stop.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const end = () => resolve(null);
    stop.addEventListener("abort", end, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => stop.removeEventListener("abort", end));
  });
}

type Course = { url: string; merchant: Examinee; seen: readonly CaseResult[]; obstacle: NotRunReason | null };

async function runCase(
  id: CaseId,
  { url, merchant, seen, obstacle }: Course,
  outside: Omit<EndpointOutside, "store">,
): Promise<CaseResult> {
  const level = levelOf(id, merchant.keyMode);
  const broken = level === "must" ? "fail" : "warning";
  const ended = { id, level, notRun: null, judgedFrom: null, steps: [] };
  const way = BATTERY[id];
  if (way.kind === "judge") {
    const { offending, of } = way.judge(seen);
    const atMs = outside.wireClock.now();
    if (of === 0) return { ...ended, verdict: "not_run", notRun: obstacle ?? "no_such_answer", atMs };
    return { ...ended, verdict: offending.length === 0 ? "pass" : broken, judgedFrom: of, steps: offending, atMs };
  }
  if (obstacle !== null) return { ...ended, verdict: "not_run", notRun: obstacle, atMs: outside.wireClock.now() };
  const examiner = createExaminer({ url, merchant }, outside);
  await way.play(examiner);
  const verdict = examiner.steps.every(({ isAsExpected }) => isAsExpected) ? "pass" : broken;
  return { ...ended, verdict, steps: examiner.steps, atMs: outside.wireClock.now() };
}

function obstacleOf({ verdict, steps }: CaseResult): NotRunReason | null {
  if (verdict === "pass") return null;
  return steps.map(obstacleIn).find((reason) => reason !== null) ?? "valid_failed";
}

/** Whether nothing came to the endpoint at all. */
function obstacleIn({ reading }: Step): NotRunReason | null {
  if (reading.kind === "not_sent") return "refused_here";
  return reading.kind === "will_retry" && reading.why.key === "unreachable" ? "unreachable" : null;
}
