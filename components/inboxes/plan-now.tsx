"use client";

import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { type AnswerPlan, isUsual, nextTurns, type Told } from "@/lib/inboxes/answer-plan";

/** What the inbox does with the next notification, and for how long. */
export function PlanNow({ plan, answered }: { plan: AnswerPlan; answered: number }) {
  const t = useTranslations("inboxes");
  const what = useWhat();
  if (isUsual(plan, answered)) return <Badge tone="success">{t("now.usual")}</Badge>;
  const { told, left, after } = nextTurns(plan, answered);
  const values = { what: what(told), next: what(after) };
  return (
    <Badge tone="warning" className="whitespace-normal [overflow-wrap:anywhere]">
      {left === null ? t("now.forever", values) : t("now.next", { ...values, left })}
    </Badge>
  );
}

function useWhat(): (told: Told) => string {
  const t = useTranslations("inboxes.what");
  return (told) => {
    if (told.kind === "reply") return t("reply", { status: String(told.status) });
    if (told.kind === "delay") return t("delay", { ms: told.delayMs });
    return told.kind === "relay" ? t("relay", { url: told.url }) : t(told.kind);
  };
}
