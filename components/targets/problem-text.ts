"use client";

import { useTranslations } from "use-intl";
import type { DraftProblem } from "@/lib/targets/draft";

/** What is wrong with one field, in words; null when nothing is. */
export function useProblemText(problems: readonly DraftProblem[]): (field: string) => string | null {
  const t = useTranslations("targets.rule");
  return (field) => {
    const found = problems.find((problem) => problem.field === field);
    return found ? t(found.rule) : null;
  };
}
