import type { Reading } from "@/lib/notifications/reading";
import type { HeaderPair } from "@/lib/wechatpay/header";
import type { CaseId, Level } from "./catalogue";

export type CaseVerdict = "pass" | "fail" | "warning" | "not_run";

/** Why a case was not run: what it would have shown rests on something that did not come about. */
export type NotRunReason = "valid_failed" | "unreachable" | "refused_here" | "no_such_answer";

export const STEP_LABELS = ["told", "again", "at_once", "signed", "terminated", "spoiled", "resent"] as const;
export type StepLabel = (typeof STEP_LABELS)[number];

/** What a step waits for: 200 or 204 in time; or a 4xx or 5xx. */
export type Expected = "acknowledged" | "refused";

/** What the endpoint answered; of its headers only those that say what the body is and where it points. */
export type SeenAnswer =
  | { kind: "reply"; status: number; contentType: string | null; location: string | null; body: string; tookMs: number }
  | { kind: "failure"; code: string; tookMs: number };

/** One message to the endpoint: what was sent, what came back, how the platform would have read it. */
export type Step = {
  label: StepLabel;
  expected: Expected;
  isAsExpected: boolean;
  /** `body` is cut after 2,000 characters; `bytes` and `sha256` (hex) are those of the whole. */
  sent: { headers: HeaderPair[]; body: string; bytes: number; sha256: string };
  answer: SeenAnswer;
  reading: Reading;
};

/** How one case ended. `judgedFrom`: of how many other answers it speaks, where it sent nothing itself. */
export type CaseResult = {
  id: CaseId;
  level: Level;
  verdict: CaseVerdict;
  notRun: NotRunReason | null;
  judgedFrom: number | null;
  steps: Step[];
  /** Real time at which it ended. */
  atMs: number;
};
