import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Score } from "@/lib/endpoints/report";
import type { EndpointTexts } from "@/lib/endpoints/step-text";

type ScoreBadgeProps = { score: Score; isFinished: boolean; t: EndpointTexts };

/** Passed musts of all; grey while it is not over. */
export function ScoreBadge({ score, isFinished, t }: ScoreBadgeProps) {
  const { passed, musts } = score;
  const isFull = passed === musts;
  const Icon = isFinished ? (isFull ? CircleCheck : CircleX) : CircleDashed;
  return (
    <Badge tone={isFinished ? (isFull ? "success" : "destructive") : "neutral"}>
      <Icon aria-hidden="true" />
      <span className="sr-only">{t("scoreText", { passed, musts })}</span>
      <span aria-hidden="true" className="tabular-nums">
        {t("score", { passed, musts })}
      </span>
    </Badge>
  );
}
