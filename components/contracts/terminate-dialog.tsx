"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Answered, terminateContract } from "@/app/contracts/[profileId]/[code]/actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { toast } from "@/components/ui/toast";

/** WeChat Pay docs (解约协议): contract_termination_remark, at most 256 characters. */
const MOST_CHARACTERS = 256;

type TerminateDialogProps = {
  open: boolean;
  contract: { profileId: string; contractCode: string; serviceId: number | null };
  onClose: () => void;
  onAnswer: (said: Answered) => void;
};

/** Asks why, and whether really: a terminated code can never be used again. The safe way out comes first. */
export function TerminateDialog({ open, contract, onClose, onAnswer }: TerminateDialogProps) {
  const t = useTranslations("contracts.steps");
  const common = useTranslations("common");
  const [remark, setRemark] = useState("");
  const [isBusy, setBusy] = useState(false);
  const isReady = remark.trim() !== "" && !isBusy;
  const confirm = async () => {
    if (!isReady) return;
    setBusy(true);
    const done = await terminateContract({ ...contract, remark: remark.trim() }).catch(() => null);
    setBusy(false);
    if (done?.data) onAnswer(done.data);
    else toast.error(t("unsent"));
  };
  return (
    <Dialog open={open} onClose={onClose} title={t("asks", { code: contract.contractCode })}>
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p>{t("warning")}</p>
        <Label htmlFor="termination-remark">{t("remark")}</Label>
        <Input
          id="termination-remark"
          required
          maxLength={MOST_CHARACTERS}
          value={remark}
          onChange={(event) => setRemark(event.target.value)}
        />
        <p className="text-muted-foreground text-xs">{t("remarkRule", { count: String([...remark].length) })}</p>
        <div className="flex flex-wrap justify-end gap-2 pt-2">
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" variant="destructive" aria-disabled={!isReady}>
            {isBusy ? t("terminating") : t("confirm")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
