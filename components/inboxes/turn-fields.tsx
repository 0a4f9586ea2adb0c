"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { PlanProblem } from "@/lib/inboxes/answer-plan";
import { Labelled, WireText } from "./labelled";
import { isWrong, type TurnDraft } from "./plan-draft";

const KINDS = ["as_usual", "reply", "silent", "delay", "relay"] as const;

type TurnFieldsProps = {
  /** From 1. */
  number: number;
  draft: TurnDraft;
  problems: readonly PlanProblem[];
  onChange: (change: Partial<TurnDraft>) => void;
};

/** What is done in one turn, and for how many notifications. */
export function TurnFields({ number, draft, problems, onChange }: TurnFieldsProps) {
  const t = useTranslations("inboxes.form");
  const common = useTranslations("common");
  const hint = HINTS[draft.kind];
  const base = useId();
  const control = (name: "times" | "status" | "body" | "headers" | "delayMs" | "url") => ({
    id: `${base}-${name}`,
    value: draft[name],
    "aria-invalid": isWrong(problems, number, FIELDS[name]) || undefined,
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_8rem]">
      <Labelled id={`${base}-kind`} label={t("kind")}>
        <Select
          id={`${base}-kind`}
          value={draft.kind}
          onChange={(event) => onChange({ kind: KINDS.find((kind) => kind === event.target.value) ?? "as_usual" })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Labelled>
      <Labelled id={`${base}-times`} label={t("times")}>
        <Input inputMode="numeric" aria-describedby={`${base}-hint`} {...control("times")} />
      </Labelled>
      {draft.kind === "reply" ? (
        <div className="grid gap-3 sm:col-span-2 sm:grid-cols-[7rem_minmax(0,1fr)_minmax(0,1fr)]">
          <Labelled id={`${base}-status`} label={t("status")}>
            <Input inputMode="numeric" {...control("status")} />
          </Labelled>
          <Labelled id={`${base}-body`} label={t("body")}>
            <WireText {...control("body")} />
          </Labelled>
          <Labelled id={`${base}-headers`} label={t("headers")}>
            <WireText {...control("headers")} />
          </Labelled>
        </div>
      ) : null}
      {draft.kind === "delay" ? (
        <Labelled id={`${base}-delayMs`} label={t("delayMs")}>
          <Input inputMode="numeric" {...control("delayMs")} />
        </Labelled>
      ) : null}
      {draft.kind === "relay" ? (
        <Labelled id={`${base}-url`} label={t("url")} className="sm:col-span-2">
          <Input inputMode="url" {...control("url")} />
        </Labelled>
      ) : null}
      <p id={`${base}-hint`} className="text-muted-foreground text-xs sm:col-span-2">
        {hint === null ? t("timesHint") : common("joined", { first: t("timesHint"), second: t(hint) })}
      </p>
    </div>
  );
}

const FIELDS = {
  times: "times",
  status: "status",
  body: "body",
  headers: "header",
  delayMs: "delay",
  url: "url",
} as const;

const HINTS: Record<TurnDraft["kind"], "replyHint" | "silentHint" | "relayHint" | null> = {
  as_usual: null,
  reply: "replyHint",
  silent: "silentHint",
  delay: null,
  relay: "relayHint",
};
