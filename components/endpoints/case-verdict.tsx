import { CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { CaseVerdict } from "@/lib/endpoints/result";

const FACES: Record<CaseVerdict | "pending", { Icon: LucideIcon; tone: BadgeTone }> = {
  pass: { Icon: CircleCheck, tone: "success" },
  fail: { Icon: CircleX, tone: "destructive" },
  warning: { Icon: TriangleAlert, tone: "warning" },
  not_run: { Icon: CircleMinus, tone: "neutral" },
  pending: { Icon: CircleDashed, tone: "neutral" },
};

/** A shape, a word and a colour, so that each alone is enough. */
export function CaseVerdictBadge({ verdict, text }: { verdict: CaseVerdict | "pending"; text: string }) {
  const { Icon, tone } = FACES[verdict];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {text}
    </Badge>
  );
}
