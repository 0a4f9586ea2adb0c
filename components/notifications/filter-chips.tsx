"use client";

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { Button } from "@/components/ui/button";
import { instantParts } from "@/lib/i18n/time";
import { EVERYTHING, type NotificationFilter } from "@/lib/notifications/filter";
import { type Condition, conditionsOf, type ProfileChoice } from "./filter-words";

type FilterChipsProps = {
  filter: NotificationFilter;
  profiles: readonly ProfileChoice[];
  onFilter: (filter: NotificationFilter) => void;
};

/** What the list is filtered by; each condition can be taken away, and all at once. */
export function FilterChips({ filter, profiles, onFilter }: FilterChipsProps) {
  const t = useTranslations("notifications.filter");
  const conditions = conditionsOf(filter);
  if (conditions.length === 0) return <span />;
  return (
    <ul aria-label={t("chips")} className="flex min-w-0 flex-wrap items-center gap-1.5">
      {conditions.map((condition) => (
        <li key={condition.key} className="min-w-0 max-w-full">
          <Chip condition={condition} profiles={profiles} onRemove={() => onFilter(condition.without)} />
        </li>
      ))}
      <li>
        <Button variant="link" size="sm" onClick={() => onFilter(EVERYTHING)}>
          {t("clear")}
        </Button>
      </li>
    </ul>
  );
}

type ChipProps = { condition: Condition; profiles: readonly ProfileChoice[]; onRemove: () => void };

function Chip({ condition, profiles, onRemove }: ChipProps) {
  const t = useTranslations("notifications.filter");
  const value = useShown(condition, profiles);
  const name = t(`names.${condition.name}`);
  return (
    <span className="inline-flex max-w-full items-center gap-1 rounded-full border border-brand-line bg-brand-soft py-0.5 pr-0.5 pl-2.5 text-xs">
      <span className="truncate">
        <span className="text-muted-foreground">{name}</span> <span className="font-medium">{value}</span>
      </span>
      <button
        type="button"
        onClick={onRemove}
        aria-label={t("remove", { condition: `${name} ${value}` })}
        className="inline-flex size-5.5 shrink-0 items-center justify-center rounded-full text-muted-foreground hover:bg-accent hover:text-foreground"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}

function useShown({ name, value }: Condition, profiles: readonly ProfileChoice[]): string {
  const verdicts = useTranslations("common.verdict");
  const timeZone = useReaderTimeZone();
  switch (name) {
    case "profileId":
      return profiles.find(({ id }) => id === value)?.name ?? value;
    case "verdict":
      return verdicts(value === "verified" ? "verified" : "rejected");
    case "fromMs":
    case "toMs": {
      const { date, clock } = instantParts(Number(value), timeZone);
      return `${date} ${clock.replace(/(:00)?\.000$/, "")}`;
    }
    default:
      return value;
  }
}
