"use client";

import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/evidence/empty-state";
import { Button } from "@/components/ui/button";
import type { FilterProblem } from "@/lib/notifications/filter";

/** An address whose filter cannot be read: which parameter, and its rule. Nothing is listed that was not asked for. */
export function BrokenFilter({ problems, onClear }: { problems: readonly FilterProblem[]; onClear: () => void }) {
  const t = useTranslations("notifications.filter");
  return (
    <EmptyState tone="destructive" title={t("broken")} action={<Button onClick={onClear}>{t("clear")}</Button>}>
      <ul>
        {problems.map(({ name, rule }) => (
          <li key={`${name} ${rule}`}>
            <code>{name}</code> {t(`rules.${rule}`)}
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
