import type { Examiner } from "../examiner";
import type { CaseResult, Step } from "../result";

/** Sends what a case is about; the verdict follows from its steps. */
export type Play = (examiner: Examiner) => Promise<void>;

/** Judges the answers to the cases before it: the offending ones, and of how many it speaks. */
export type Judge = (seen: readonly CaseResult[]) => { offending: Step[]; of: number };
