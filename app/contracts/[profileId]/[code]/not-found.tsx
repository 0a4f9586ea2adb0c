import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export default async function ContractNotFound() {
  const t = await getTranslator("contracts");
  return (
    <EmptyState
      title={t("notFoundTitle")}
      action={
        <Link href={routes.contracts()} className={buttonClass()}>
          {t("back")}
        </Link>
      }
    >
      {t("notFoundText")}
    </EmptyState>
  );
}
