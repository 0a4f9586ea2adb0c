"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { jsonFault } from "@/lib/replays/json-fault";

type PlaintextEditorProps = { original: string; value: string; onChange: (value: string) => void };

/** The decrypted resource, to be changed; says where it stops being JSON, and forbids nothing. */
export function PlaintextEditor({ original, value, onChange }: PlaintextEditorProps) {
  const t = useTranslations("replays");
  const id = useId();
  const fault = jsonFault(value);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <Label htmlFor={id}>{t("plaintext")}</Label>
        <Button size="sm" variant="ghost" disabled={value === original} onClick={() => onChange(original)}>
          {t("plaintextReset")}
        </Button>
      </div>
      <textarea
        id={id}
        rows={Math.min(24, Math.max(8, value.split("\n").length + 1))}
        spellCheck={false}
        autoCapitalize="off"
        aria-describedby={`${id}-json`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={cn(controlClass, "resize-y py-2 font-mono text-[0.8125rem] leading-[1.45rem] sm:text-[0.8125rem]")}
      />
      <p
        id={`${id}-json`}
        aria-live="polite"
        className={fault === null ? "text-success text-xs" : "text-warning text-xs"}
      >
        {fault === null ? t("jsonOk") : t("jsonBad", fault)}
      </p>
      <p className="text-muted-foreground text-xs">{t("plaintextHint")}</p>
    </div>
  );
}
