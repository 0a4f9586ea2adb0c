"use client";

import { Plus, X } from "lucide-react";
import { type FormEvent, useId, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { saveTarget } from "@/app/targets/actions";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { DraftProblem } from "@/lib/targets/draft";
import type { Target } from "@/lib/targets/target";
import { Field } from "./field";
import { useProblemText } from "./problem-text";

export type ProfileName = { id: string; name: string };

/** `value` null: sealed already, and kept as it is. */
type Line = { key: number; name: string; value: string | null };

type TargetFormProps = {
  /** Null for a new one. */
  target: Target | null;
  profiles: readonly ProfileName[];
  onSaved: () => void;
};

/** A target's name, address and headers; values that are sealed can be replaced, never read. */
export function TargetForm({ target, profiles, onSaved }: TargetFormProps) {
  const t = useTranslations("targets");
  const base = useId();
  const [name, setName] = useState(target?.name ?? "");
  const [url, setUrl] = useState(target?.url ?? "");
  const [profileId, setProfileId] = useState(target?.profileId ?? profiles[0]?.id ?? "");
  const [lines, setLines] = useState<Line[]>(
    (target?.headerNames ?? []).map((header, key) => ({ key, name: header, value: null })),
  );
  const [problems, setProblems] = useState<DraftProblem[]>([]);
  const [isBusy, startWork] = useTransition();
  const problemOf = useProblemText(problems);

  const change = (key: number, given: Partial<Line>) =>
    setLines((known) => known.map((line) => (line.key === key ? { ...line, ...given } : line)));

  const save = (event: FormEvent) => {
    event.preventDefault();
    const headers = lines.map((line) => ({ name: line.name.trim(), value: line.value }));
    startWork(async () => {
      const saved = await saveTarget({ id: target?.id ?? null, profileId, draft: { name, url, headers } }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      if (saved === null) toast.error(t("failed"));
      else if (saved.kind === "gone") toast.error(t("gone"));
      else if (saved.kind === "broken") setProblems(saved.problems);
      else {
        toast.success(t("saved", { name: name.trim() }));
        onSaved();
      }
    });
  };

  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      {target === null ? (
        <Field id={`${base}-profile`} label={t("profile")} problem={problemOf("profile")}>
          {(aria) => (
            <Select value={profileId} onChange={(event) => setProfileId(event.target.value)} {...aria}>
              {profiles.map((profile) => (
                <option key={profile.id} value={profile.id}>
                  {profile.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Field id={`${base}-name`} label={t("name")} hint={t("nameHint")} problem={problemOf("name")}>
        {(aria) => <Input value={name} onChange={(event) => setName(event.target.value)} {...aria} />}
      </Field>
      <Field id={`${base}-url`} label={t("url")} hint={t("urlHint")} problem={problemOf("url")}>
        {(aria) => (
          <Input
            type="url"
            inputMode="url"
            spellCheck={false}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            {...aria}
          />
        )}
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium text-sm">{t("headers")}</legend>
        <p className="text-muted-foreground text-xs">{problemOf("headers") ?? t("headersHint")}</p>
        {lines.map((line, index) => (
          <HeaderLine
            key={line.key}
            line={line}
            number={index + 1}
            problem={problemOf(`headers.${index}`)}
            onChange={(given) => change(line.key, given)}
            onRemove={() => setLines((known) => known.filter(({ key }) => key !== line.key))}
          />
        ))}
        <Button
          size="sm"
          className="self-start"
          onClick={() => setLines((known) => [...known, { key: (known.at(-1)?.key ?? -1) + 1, name: "", value: "" }])}
        >
          <Plus aria-hidden="true" />
          {t("addHeader")}
        </Button>
      </fieldset>
      <div aria-live="polite" className="sr-only">
        {problems.length > 0 ? problems.map(({ field }) => problemOf(field)).join("; ") : null}
      </div>
      <Button type="submit" variant="primary" disabled={isBusy} className="self-end">
        {isBusy ? t("saving") : t("save")}
      </Button>
    </form>
  );
}

type HeaderLineProps = {
  line: Line;
  number: number;
  problem: string | null;
  onChange: (given: Partial<Line>) => void;
  onRemove: () => void;
};

function HeaderLine({ line, number, problem, onChange, onRemove }: HeaderLineProps) {
  const t = useTranslations("targets");
  return (
    <div>
      <div className="flex items-center gap-2">
        <Input
          aria-label={t("headerName", { number: String(number) })}
          aria-invalid={problem !== null}
          spellCheck={false}
          placeholder="X-Api-Key"
          value={line.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <Input
          aria-label={t("headerValue", { number: String(number) })}
          aria-invalid={problem !== null}
          autoComplete="off"
          spellCheck={false}
          placeholder={line.value === null ? t("sealed") : undefined}
          value={line.value ?? ""}
          onChange={(event) => onChange({ value: event.target.value })}
        />
        <Button
          variant="ghost"
          size="icon"
          aria-label={t("removeHeader", { number: String(number) })}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </Button>
      </div>
      {problem === null ? null : <p className="mt-1 text-destructive text-xs">{problem}</p>}
    </div>
  );
}
