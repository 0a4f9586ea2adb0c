"use client";

import { Plus, Search } from "lucide-react";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type NotificationFilter, writeFilter } from "@/lib/notifications/filter";
import { type Draft, type DraftName, draftOf, filterOf, hasMore } from "./filter-draft";
import type { ProfileChoice } from "./filter-words";

type FilterBarProps = {
  filter: NotificationFilter;
  profiles: readonly ProfileChoice[];
  onFilter: (filter: NotificationFilter) => void;
};

/** Known names of events, to choose from; any other may be typed. */
const EVENTS = [
  "ENTRUST.SIGN",
  "ENTRUST.TERMINATE",
  "ENTRUST.SIGNING",
  "ENTRUST.RELEASE",
  "ECOMMERCE_ENTRUST.SIGN",
  "ECOMMERCE_ENTRUST.TERMINATE",
  "TRANSACTION.SUCCESS",
];

const VERDICTS = ["verified", "rejected"] as const;

/** Where one says which notifications are meant. What is chosen counts at once, what is typed with Enter. */
export function FilterBar({ filter, profiles, onFilter }: FilterBarProps) {
  const t = useTranslations("notifications.filter");
  const verdicts = useTranslations("common.verdict");
  const timeZone = useReaderTimeZone();
  const events = useId();
  const key = `${timeZone} ${writeFilter(filter)}`;
  const [shown, setShown] = useState(key);
  const [draft, setDraft] = useState(() => draftOf(filter, timeZone));
  const [wrong, setWrong] = useState<string | null>(null);
  if (shown !== key) {
    setShown(key);
    setDraft(draftOf(filter, timeZone));
    setWrong(null);
  }
  const apply = (next: Draft) => {
    setDraft(next);
    const reading = filterOf(next, filter);
    const problems = reading.kind === "broken" ? reading.problems : [];
    setWrong(problems.map(({ name, rule }) => `${name}: ${t(`rules.${rule}`)}`).join(" ") || null);
    if (reading.kind === "filter") onFilter(reading.filter);
  };
  const typed = (name: DraftName) => ({
    id: `filter-${name}`,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });
  const chosen = (name: DraftName) => ({
    id: `filter-${name}`,
    value: draft[name],
    onChange: (event: { target: { value: string } }) => apply({ ...draft, [name]: event.target.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply(draft);
  };
  return (
    <search aria-label={t("label")}>
      <form onSubmit={submit} className="flex flex-col gap-2">
        <div className="grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1fr)_11rem_9rem_14rem_auto]">
          <div className="relative col-span-2 lg:col-span-1">
            <Search aria-hidden="true" className="absolute top-2.25 left-2.5 size-4 text-muted-foreground" />
            <Input
              {...typed("text")}
              type="search"
              aria-label={t("names.text")}
              placeholder={t("textHint")}
              className="pl-8"
            />
          </div>
          <Select {...chosen("profile")} aria-label={t("names.profileId")}>
            <option value="">{t("anyProfile")}</option>
            {profiles.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select {...chosen("verdict")} aria-label={t("names.verdict")}>
            <option value="">{t("anyVerdict")}</option>
            {VERDICTS.map((verdict) => (
              <option key={verdict} value={verdict}>
                {verdicts(verdict)}
              </option>
            ))}
          </Select>
          <Input {...typed("event")} list={events} aria-label={t("names.eventType")} placeholder={t("anyEvent")} />
          <datalist id={events}>
            {EVENTS.map((event) => (
              <option key={event} value={event} />
            ))}
          </datalist>
          <Button type="submit" variant="primary">
            {t("search")}
          </Button>
        </div>
        <details open={hasMore(filter)} className="group">
          <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-xs hover:text-foreground">
            {t("moreConditions")}
          </summary>
          <div className="mt-2 grid gap-2 sm:grid-cols-3">
            {(["code", "openid", "merchant"] as const).map((name) => (
              <Labelled key={name} name={name} label={t(`names.${name}`)}>
                <Input {...typed(name)} />
              </Labelled>
            ))}
            {(["from", "to"] as const).map((name) => (
              <Labelled key={name} name={name} label={t(`names.${name}Ms`)}>
                <Input {...typed(name)} type="datetime-local" step="0.001" />
              </Labelled>
            ))}
            <div className="flex items-end gap-1.5">
              <Labelled name="path" label={t("path")}>
                <Input {...typed("path")} placeholder="amount.total" />
              </Labelled>
              <Labelled name="value" label={t("value")}>
                <Input {...typed("value")} placeholder="100" />
              </Labelled>
              <Button type="submit" size="icon" aria-label={t("addField")} className="size-8.5">
                <Plus aria-hidden="true" />
              </Button>
            </div>
          </div>
          <p className="mt-1.5 text-muted-foreground text-xs">{t("fieldHint")}</p>
        </details>
        {wrong === null ? null : (
          <p role="alert" className="text-destructive text-xs">
            {wrong}
          </p>
        )}
      </form>
    </search>
  );
}

function Labelled({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <label htmlFor={`filter-${name}`} className="flex min-w-0 flex-1 flex-col gap-1 text-muted-foreground text-xs">
      {label}
      {children}
    </label>
  );
}
