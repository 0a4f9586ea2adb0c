"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import type { Impossible, ReplayMode } from "@/lib/replays/replay";

type ModeChoiceProps = {
  modes: readonly ReplayMode[];
  value: ReplayMode;
  /** Why a mode cannot be chosen, or null. */
  whyNot: (mode: ReplayMode) => Impossible | null;
  onChange: (mode: ReplayMode) => void;
};

/** Byte-exact, re-signed or edited; what cannot be chosen says why. */
export function ModeChoice({ modes, value, whyNot, onChange }: ModeChoiceProps) {
  const t = useTranslations("replays");
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">{t("mode")}</legend>
      <div className={cn("grid gap-2", modes.length === 3 ? "lg:grid-cols-3" : "sm:grid-cols-2")}>
        {modes.map((mode) => {
          const why = whyNot(mode);
          return (
            <label
              key={mode}
              className={cn(
                "flex cursor-pointer items-start gap-2.5 rounded-md border p-3 transition-colors has-checked:border-brand has-checked:bg-accent/50 has-focus-visible:outline-2 has-focus-visible:outline-ring",
                why !== null && "cursor-not-allowed bg-muted/50",
              )}
            >
              <input
                type="radio"
                name={name}
                aria-label={t(`modes.${mode}`)}
                aria-describedby={`${name}-${mode}`}
                checked={mode === value}
                disabled={why !== null}
                onChange={() => onChange(mode)}
                className="mt-1 accent-brand"
              />
              <span className="min-w-0">
                <span className="block font-medium">{t(`modes.${mode}`)}</span>
                <span id={`${name}-${mode}`} className="block text-muted-foreground text-xs">
                  {why === null ? t(`modeWhy.${mode}`) : t(`impossible.${why}`)}
                </span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
