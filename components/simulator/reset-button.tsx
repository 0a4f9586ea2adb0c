"use client";

import { Eraser } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { type Deed, useDeed } from "./use-deed";

/** Empties the platform's side, after asking. */
export function ResetButton({ reset }: { reset: Deed<Record<string, never>, unknown> }) {
  const t = useTranslations("simulator.reset");
  const [isAsking, setAsking] = useState(false);
  const { isBusy, run } = useDeed();
  const confirm = () =>
    run(
      () => reset({}),
      () => {
        setAsking(false);
        toast.success(t("done"));
      },
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Eraser aria-hidden="true" />
        {t("button")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t("title")}
        action={t("confirm")}
        {...{ isBusy }}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        <p>{t("gone")}</p>
        <p>{t("kept")}</p>
      </ConfirmDialog>
    </>
  );
}
