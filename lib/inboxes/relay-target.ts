import { judgeTarget, type TargetPolicy } from "@/lib/targets/policy";
import type { AnswerPlan, PlanProblem } from "./answer-plan";

/** What is wrong with the addresses that a plan relays to: none that targets may have, or an inbox of this very server. */
export function relayProblems(
  plan: AnswerPlan,
  { publicUrl, targets }: { publicUrl: string; targets: TargetPolicy },
): PlanProblem[] {
  return plan.flatMap(({ told }, index): PlanProblem[] => {
    if (told.kind !== "relay" || !URL.canParse(told.url)) return [];
    const problem = { turn: index + 1, field: "url" } as const;
    // It would answer itself, and each answer would be another notification.
    if (isOwn(new URL(told.url), new URL(publicUrl))) return [{ ...problem, rule: "own_inbox" }];
    return judgeTarget(told.url, targets).kind === "allowed" ? [] : [{ ...problem, rule: "target" }];
  });
}

const HERE = ["localhost", "127.0.0.1", "[::1]"];

function isOwn(url: URL, door: URL): boolean {
  if (!url.pathname.startsWith("/notify/")) return false;
  const isHere = HERE.includes(url.hostname) && (HERE.includes(door.hostname) || url.hostname === door.hostname);
  return url.port === door.port && (url.hostname === door.hostname || isHere);
}
