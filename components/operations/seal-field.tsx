"use client";

import { LockKeyhole } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { sealForEcho } from "@/app/operations/[operation]/actions";
import { Button } from "@/components/ui/button";
import type { ProfileSummary } from "@/lib/profiles/profile";

type SealFieldProps = { profile: ProfileSummary; text: string; onSealed: (sealed: string) => void };
type State = { kind: "idle" } | { kind: "sealed"; serial: string } | { kind: "refused"; reason: Reason };
type Reason = "unknown_profile" | "too_long" | "failed";

/** Encrypts the message for the platform, which no one can do by hand, and hands it to the form. */
export function SealField({ profile, text, onSealed }: SealFieldProps) {
  const t = useTranslations("operations.seal");
  const [state, setState] = useState<State>({ kind: "idle" });
  const seal = async () => {
    const sealed = await sealForEcho({ profileId: profile.id, text }).catch(() => null);
    const outcome = sealed?.data ?? ({ kind: "refused", reason: "failed" } as const);
    if (outcome.kind === "sealed") onSealed(outcome.sealed);
    setState(outcome);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs">
      <Button size="sm" onClick={seal} data-testid="seal">
        <LockKeyhole aria-hidden="true" />
        {t("button")}
      </Button>
      <p aria-live="polite" className="min-w-48 flex-1 break-all text-muted-foreground">
        {state.kind === "sealed" ? t("done", { serial: state.serial }) : null}
        {state.kind === "refused" ? <span className="text-destructive">{t(`refused.${state.reason}`)}</span> : null}
        {state.kind === "idle" ? t("why") : null}
      </p>
    </div>
  );
}
