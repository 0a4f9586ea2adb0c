"use client";

import Link from "next/link";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/targets/field";
import { useProblemText } from "@/components/targets/problem-text";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { routes } from "@/lib/routes";
import type { DraftProblem } from "@/lib/targets/draft";
import type { Target } from "@/lib/targets/target";

/** `choice` is a target's id, an inbox's address, or nothing for the address that is typed. */
export type PlaceInput = { choice: string; url: string };

/** Where a replay can go: the targets, and our own inboxes. */
export type Places = { targets: readonly Target[]; inboxes: readonly { name: string; url: string }[] };

type PlaceChoiceProps = {
  places: Places;
  value: PlaceInput;
  problems: readonly DraftProblem[];
  onChange: (value: PlaceInput) => void;
};

export function firstPlace({ targets }: Places): PlaceInput {
  return { choice: targets[0]?.id ?? "", url: "" };
}

/** The place as the server is asked for it. */
export function askedPlace({ choice, url }: PlaceInput): { targetId: string } | { url: string } {
  if (choice === "") return { url };
  return choice.startsWith("tg_") ? { targetId: choice } : { url: choice };
}

/** Chooses a target, an own inbox, or an address for this once. */
export function PlaceChoice({ places, value, problems, onChange }: PlaceChoiceProps) {
  const t = useTranslations("replays");
  const base = useId();
  const problem = useProblemText(problems)("url");
  const isTyped = value.choice === "";
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field
        id={`${base}-place`}
        label={t("place")}
        problem={isTyped ? null : problem}
        hint={
          <Link href={routes.targets()} className="underline underline-offset-2 hover:text-foreground">
            {t("manageTargets")}
          </Link>
        }
      >
        {(aria) => (
          <Select
            value={value.choice}
            onChange={(event) => onChange({ ...value, choice: event.target.value })}
            {...aria}
          >
            {places.targets.map((target) => (
              <option key={target.id} value={target.id}>
                {`${target.name} · ${target.url}`}
              </option>
            ))}
            {places.inboxes.map((inbox) => (
              <option key={inbox.url} value={inbox.url}>
                {`${t("ownInbox")} · ${inbox.name}`}
              </option>
            ))}
            <option value="">{t("typed")}</option>
          </Select>
        )}
      </Field>
      {isTyped ? (
        <Field id={`${base}-url`} label={t("address")} hint={t("addressHint")} problem={problem}>
          {(aria) => (
            <Input
              type="url"
              inputMode="url"
              spellCheck={false}
              value={value.url}
              onChange={(event) => onChange({ ...value, url: event.target.value })}
              {...aria}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
