"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { toast } from "./toast";

const SHOWN_MS = 1600;

type CopyButtonProps = {
  /** Exactly what goes to the clipboard. */
  text: string;
  /** What is copied, for screen readers: “复制 基础地址”. */
  name?: string;
  withLabel?: boolean;
  className?: string;
};

export function CopyButton({ text, name, withLabel = false, className }: CopyButtonProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await writeClipboard(text)) setCopied(true);
    else toast.error(t("copyFailed"));
  };
  const label = name ? `${t("copy")} ${name}` : t("copy");
  return (
    <Button
      variant="ghost"
      size={withLabel ? "sm" : "iconSm"}
      onClick={copy}
      title={label}
      aria-label={label}
      className={className}
    >
      {copied ? <Check aria-hidden="true" className="text-brand" /> : <Copy aria-hidden="true" />}
      {withLabel ? <span>{copied ? t("copied") : t("copy")}</span> : null}
      <span aria-live="polite" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </Button>
  );
}

/** The clipboard API exists on https and localhost only; a console opened by its LAN address falls back to the old way. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeBySelection(text);
  }
}

function writeBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
