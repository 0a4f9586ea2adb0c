import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export default async function CashierNotFound() {
  const t = await getTranslator("simulator.cashier");
  return (
    <EmptyState
      title={t("notFoundTitle")}
      action={
        <Link href={routes.simulator()} className={buttonClass()}>
          {t("back")}
        </Link>
      }
    >
      {t("notFoundText")}
    </EmptyState>
  );
}
