import { judgeTarget, leadsToOwnInbox, type TargetPolicy } from "@/lib/targets/policy";
import type { AnswerPlan, PlanProblem } from "./answer-plan";

/** What is wrong with the addresses that a plan relays to: none that targets may have, or an inbox of this very server. */
export function relayProblems(
  plan: AnswerPlan,
  { ownOrigins, targets }: { ownOrigins: readonly string[]; targets: TargetPolicy },
): PlanProblem[] {
  return plan.flatMap(({ told }, index): PlanProblem[] => {
    if (told.kind !== "relay" || !URL.canParse(told.url)) return [];
    const problem = { turn: index + 1, field: "url" } as const;
    // It would answer itself, and each answer would be another notification.
    if (leadsToOwnInbox(new URL(told.url), ownOrigins)) return [{ ...problem, rule: "own_inbox" }];
    return judgeTarget(told.url, targets).kind === "allowed" ? [] : [{ ...problem, rule: "target" }];
  });
}
