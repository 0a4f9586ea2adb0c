"use client";

import { Download, Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Switch } from "@/components/ui/switch";
import { routes } from "@/lib/routes";

type CaseActionsProps = { profileId: string; code: string; showsPersonal: boolean; markdown: string };

/** Print, copy or download the sheet as it stands below, and choose whether it names the person. */
export function CaseActions({ profileId, code, showsPersonal, markdown }: CaseActionsProps) {
  const t = useTranslations("caseSheet");
  const router = useRouter();
  const [isShown, show] = useOptimistic(showsPersonal);
  const [, startWork] = useTransition();
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <Button variant="primary" onClick={() => window.print()}>
        <Printer aria-hidden="true" />
        {t("print")}
      </Button>
      <CopyButton text={markdown} name={t("markdown")} withLabel />
      <a href={routes.contractCaseFile(profileId, code, showsPersonal)} download className={buttonClass()}>
        <Download aria-hidden="true" />
        {t("download")}
      </a>
      <label htmlFor="show-personal" className="flex items-center gap-2 text-sm">
        <Switch
          id="show-personal"
          checked={isShown}
          onChange={(event) => {
            const wanted = event.target.checked;
            startWork(() => {
              show(wanted);
              router.replace(routes.contractCase(profileId, code, wanted));
            });
          }}
        />
        {t("showPersonal")}
      </label>
    </div>
  );
}
