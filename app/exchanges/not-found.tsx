import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export default async function ExchangeNotFound() {
  const t = await getTranslator("exchanges.notFound");
  return (
    <EmptyState
      title={t("title")}
      action={
        <Link href={routes.exchanges()} className={buttonClass()}>
          {t("action")}
        </Link>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
