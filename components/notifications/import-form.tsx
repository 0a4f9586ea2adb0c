"use client";

import { useId, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Labelled } from "@/components/inboxes/labelled";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { ImportProblem } from "@/lib/notifications/imports/captured";
import type { Imported } from "@/lib/notifications/imports/import";
import type { Pasted } from "@/lib/notifications/imports/read-pasted";
import { MOST_FILE_BYTES, slimFile } from "@/lib/notifications/imports/slim-file";
import { FileFields } from "./import-file-fields";
import { EMPTY_PASTE, PasteFields, pastedOf } from "./import-paste-fields";
import { ImportResults } from "./import-results";

export type ImportOutcome =
  | { kind: "done"; results: Imported[]; passedOver: number; bodiless: number[] }
  | { kind: "broken"; problems: ImportProblem[] };

type Given = ({ kind: "pasted" } & Pasted) | { kind: "file"; text: string };

type ImportFormProps = {
  /** At least one. */
  profiles: readonly { inbox: string; name: string }[];
  take(input: { inbox: string; given: Given }): Promise<{ data?: ImportOutcome | undefined }>;
};

const TOO_LONG: ImportOutcome = {
  kind: "broken",
  problems: [{ entry: null, field: "file", rule: "file_too_long", at: "" }],
};

/** What was captured elsewhere, by hand or as a file, and what became of it. */
export function ImportForm({ profiles, take }: ImportFormProps) {
  const t = useTranslations("inboxes.importing");
  const base = useId();
  const [inbox, setInbox] = useState(profiles[0]?.inbox ?? "");
  const [how, setHow] = useState<"pasted" | "file">("pasted");
  const [paste, setPaste] = useState(EMPTY_PASTE);
  const [text, setText] = useState("");
  const [outcome, setOutcome] = useState<ImportOutcome | "failed" | null>(null);
  const [isBusy, startWork] = useTransition();
  const submit = () =>
    startWork(async () => {
      const given: Given =
        how === "file" ? { kind: "file", text: slimFile(text) } : { kind: "pasted", ...pastedOf(paste) };
      if (given.kind === "file" && new Blob([given.text]).size > MOST_FILE_BYTES) return setOutcome(TOO_LONG);
      const done = await take({ inbox, given }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      setOutcome(done ?? "failed");
    });
  return (
    <div className="flex flex-col gap-5">
      <Card aria-labelledby={`${base}-how`}>
        <CardHeader id={`${base}-how`} title={t("how")} />
        <form
          className="flex flex-col gap-4 p-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
            <Labelled id={`${base}-profile`} label={t("profile")}>
              <Select
                id={`${base}-profile`}
                value={inbox}
                onChange={(event) => setInbox(event.target.value)}
                className="w-64 max-w-full"
              >
                {profiles.map((profile) => (
                  <option key={profile.inbox} value={profile.inbox}>
                    {profile.name}
                  </option>
                ))}
              </Select>
            </Labelled>
            <fieldset className="flex h-8.5 flex-wrap items-center gap-x-5">
              <legend className="sr-only">{t("how")}</legend>
              {(["pasted", "file"] as const).map((kind) => (
                <label key={kind} className="flex items-center gap-2">
                  <input
                    type="radio"
                    name={`${base}-how`}
                    className="size-4 accent-primary"
                    checked={how === kind}
                    onChange={() => setHow(kind)}
                  />
                  {t(kind)}
                </label>
              ))}
            </fieldset>
          </div>
          {how === "pasted" ? (
            <PasteFields paste={paste} onChange={(part) => setPaste((before) => ({ ...before, ...part }))} />
          ) : (
            <FileFields text={text} onChange={setText} />
          )}
          <div>
            <Button type="submit" variant="primary" disabled={isBusy}>
              {isBusy ? t("working") : t("submit")}
            </Button>
          </div>
        </form>
      </Card>
      <div aria-live="polite">{outcome === null ? null : <ImportResults outcome={outcome} />}</div>
    </div>
  );
}
