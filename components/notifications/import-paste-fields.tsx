"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Labelled, WireText } from "@/components/inboxes/labelled";
import { Input } from "@/components/ui/input";
import type { Pasted } from "@/lib/notifications/imports/read-pasted";

export type Paste = {
  headers: string;
  bodyKind: "text" | "base64" | "file";
  text: string;
  base64: string;
  /** Of the chosen file. */
  fileBase64: string;
  capturedAt: string;
};

export const EMPTY_PASTE: Paste = {
  headers: "",
  bodyKind: "text",
  text: "",
  base64: "",
  fileBase64: "",
  capturedAt: "",
};

export function pastedOf({ headers, bodyKind, text, base64, fileBase64, capturedAt }: Paste): Pasted {
  const capturedAtMs = Date.parse(capturedAt);
  const bytes = bodyKind === "base64" ? base64 : fileBase64;
  return {
    headers,
    body: bodyKind === "text" ? { kind: "text", text } : { kind: "base64", base64: bytes },
    capturedAtMs: Number.isNaN(capturedAtMs) ? null : capturedAtMs,
  };
}

/** Headers as lines; the body as text, or as bytes that no text area changes. */
export function PasteFields({ paste, onChange }: { paste: Paste; onChange: (part: Partial<Paste>) => void }) {
  const t = useTranslations("inboxes.importing");
  const base = useId();
  return (
    <>
      <Labelled id={`${base}-headers`} label={t("headers")}>
        <WireText
          id={`${base}-headers`}
          rows={7}
          required
          value={paste.headers}
          aria-describedby={`${base}-headers-hint`}
          onChange={(event) => onChange({ headers: event.target.value })}
        />
        <p id={`${base}-headers-hint`} className="mt-1 text-muted-foreground text-xs">
          {t("headersHint")}
        </p>
      </Labelled>
      <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <legend className="sr-only">{t("bodyKind")}</legend>
        {(["text", "base64", "file"] as const).map((kind) => (
          <label key={kind} className="flex items-center gap-2">
            <input
              type="radio"
              name={`${base}-kind`}
              className="size-4 accent-primary"
              checked={paste.bodyKind === kind}
              onChange={() => onChange({ bodyKind: kind })}
            />
            {t(({ text: "bodyText", base64: "bodyBase64", file: "bodyFile" } as const)[kind])}
          </label>
        ))}
      </fieldset>
      {paste.bodyKind === "file" ? (
        <Labelled id={`${base}-file`} label={t("bodyFileLabel")}>
          <input
            id={`${base}-file`}
            type="file"
            className="max-w-full text-sm"
            onChange={async (event) => {
              const file = event.target.files?.[0];
              onChange({ fileBase64: file ? await base64Of(file) : "" });
            }}
          />
        </Labelled>
      ) : (
        <Labelled id={`${base}-body`} label={t("body")}>
          <WireText
            id={`${base}-body`}
            rows={7}
            value={paste.bodyKind === "text" ? paste.text : paste.base64}
            aria-describedby={`${base}-body-hint`}
            onChange={(event) =>
              onChange(paste.bodyKind === "text" ? { text: event.target.value } : { base64: event.target.value })
            }
          />
        </Labelled>
      )}
      {paste.bodyKind === "text" ? (
        <p id={`${base}-body-hint`} className="text-muted-foreground text-xs">
          {t("textHint")}
        </p>
      ) : null}
      <Labelled id={`${base}-at`} label={t("capturedAt")}>
        <Input
          id={`${base}-at`}
          type="datetime-local"
          step={1}
          className="w-60 max-w-full"
          value={paste.capturedAt}
          aria-describedby={`${base}-at-hint`}
          onChange={(event) => onChange({ capturedAt: event.target.value })}
        />
        <p id={`${base}-at-hint`} className="mt-1 text-muted-foreground text-xs">
          {t("capturedHint")}
        </p>
      </Labelled>
    </>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
