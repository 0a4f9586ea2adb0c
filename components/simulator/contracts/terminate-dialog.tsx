"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { SimContractRow } from "@/lib/simulator/overview-rows";
import type { Refusal } from "@/lib/simulator/refusals";
import { type Deed, useDeed } from "../use-deed";
import { ENDERS, type Ender } from "./termination";

export type TerminateInput = { mchid: string; serviceId: number; contractCode: string; mode: Ender };

/** Ended, or the rule that said no. */
export type TerminateOutcome = { kind: "done" } | { kind: "refused"; rule: Refusal };

type TerminateDialogProps = {
  contract: SimContractRow;
  terminate: Deed<TerminateInput, TerminateOutcome>;
  onClose: () => void;
};

/** Who ends the contract, and whether really. */
export function TerminateDialog({ contract, terminate, onClose }: TerminateDialogProps) {
  const t = useTranslations("simulator.contracts");
  const [mode, setMode] = useState<Ender>("USER_TERMINATE");
  const { isBusy, run } = useDeed();
  const { mchid, serviceId, contractCode } = contract;
  const confirm = () =>
    run(
      () => terminate({ mchid, serviceId, contractCode, mode }),
      (outcome) => {
        if (outcome.kind === "done") toast.success(t("done", { code: contractCode }));
        else toast.error(t("refused", { rule: outcome.rule }));
        onClose();
      },
    );
  return (
    <ConfirmDialog
      open
      title={t("asks", { code: contractCode })}
      action={t("confirm")}
      {...{ isBusy, onClose }}
      onConfirm={confirm}
    >
      <fieldset className="space-y-2">
        <legend className="mb-2 text-muted-foreground">{t("who")}</legend>
        {ENDERS.map((ender) => (
          <label key={ender} className="flex items-start gap-2">
            <input
              type="radio"
              name="ender"
              className="mt-1 size-4 accent-primary"
              checked={mode === ender}
              onChange={() => setMode(ender)}
            />
            <span>
              {t(`mode.${ender}`)} <code className="text-muted-foreground text-xs">{ender}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="text-muted-foreground text-xs">{t("forGood")}</p>
    </ConfirmDialog>
  );
}
