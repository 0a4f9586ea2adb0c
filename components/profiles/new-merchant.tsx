"use client";

import { Plus } from "lucide-react";
import { useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type Create = (input: { name: string }) => Promise<{ data?: { id: string; name: string } }>;

/** Makes a simulated merchant with a name that can be told apart. */
export function NewMerchant({ suggestedName, create }: { suggestedName: string; create: Create }) {
  const t = useTranslations("profiles");
  const [isBusy, startWork] = useTransition();
  const make = () =>
    startWork(async () => {
      const made = await create({ name: suggestedName }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      if (made) toast.success(t("created", { name: made.name }));
      else toast.error(t("createFailed"));
    });
  return (
    <Button variant="primary" title={t("createHint")} disabled={isBusy} onClick={make}>
      <Plus aria-hidden="true" />
      {isBusy ? t("creating") : t("create")}
    </Button>
  );
}
