"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Labelled, WireText } from "@/components/inboxes/labelled";

/** Longer than this a text is kept, and not shown: a text area of megabytes stops the page. */
const SHOWN = 200_000;

/** A HAR or an export of ours, chosen or pasted. */
export function FileFields({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useTranslations("inboxes.importing");
  const base = useId();
  return (
    <>
      <Labelled id={`${base}-file`} label={t("chooseFile")}>
        <input
          id={`${base}-file`}
          type="file"
          accept=".har,.json,application/json"
          className="max-w-full text-sm"
          onChange={async (event) => onChange((await event.target.files?.[0]?.text()) ?? "")}
        />
      </Labelled>
      {text.length > SHOWN ? null : (
        <Labelled id={`${base}-text`} label={t("orPaste")}>
          <WireText id={`${base}-text`} rows={8} value={text} onChange={(event) => onChange(event.target.value)} />
        </Labelled>
      )}
    </>
  );
}
