"use client";

import { useTranslations } from "use-intl";
import type { Understanding } from "@/lib/contracts/understand";
import { useInstantText } from "./use-instant-text";

type UnderstoodProps = { understood: Understanding; how: "exact" | "beginning"; isFound: boolean };

/** What was understood of the pasted text, in one sentence. */
export function Understood({ understood, how, isFound }: UnderstoodProps) {
  const t = useTranslations("contracts");
  const instant = useInstantText();
  if (understood.kind === "nothing") return null;
  return (
    <p role="status" className="mt-2 text-muted-foreground text-sm">
      {how === "beginning" && isFound ? t("search.beginning", { sentence: sentence() }) : sentence()}
    </p>
  );

  function sentence(): string {
    switch (understood.kind) {
      case "identifier": {
        const { guess, certain, value } = understood;
        if (guess === null) return t("search.anyName", { value });
        const name = t(`search.name.${guess}`);
        return t(certain ? "search.understood" : "search.guessed", { name, value });
      }
      case "outcome":
        return t("search.understoodState", { state: t(`outcome.${understood.outcome}.label`) });
      case "unseen":
        return t("search.unseen", { state: t(`outcome.${understood.outcome}.label`) });
      case "time":
        return t("search.understoodTime", { from: instant(understood.fromMs), to: instant(understood.toMs) });
      default:
        return "";
    }
  }
}
