"use client";

import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/evidence/empty-state";
import { Button } from "@/components/ui/button";

type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** Our own faults: what the world does is shown by the pages themselves. The digest finds the stack in the server's log. */
export default function PageError({ error, reset }: PageErrorProps) {
  const t = useTranslations();
  return (
    <EmptyState
      heading="h1"
      tone="destructive"
      title={t("shell.error.title")}
      action={
        <Button variant="primary" onClick={reset}>
          {t("common.retry")}
        </Button>
      }
    >
      <p>{t("shell.error.text")}</p>
      {error.digest ? (
        <p className="mt-2">
          {t("shell.error.reference")} <code className="select-all">{error.digest}</code>
        </p>
      ) : null}
    </EmptyState>
  );
}
