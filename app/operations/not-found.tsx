import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export default async function OperationNotFound() {
  const t = await getTranslator("operations.notFound");
  return (
    <EmptyState
      title={t("title")}
      action={
        <Link href={routes.operations()} className={buttonClass()}>
          {t("action")}
        </Link>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
