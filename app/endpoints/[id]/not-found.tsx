import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export default async function RunNotFound() {
  const t = await getTranslator("endpoints");
  return (
    <EmptyState
      title={t("notFound")}
      heading="h1"
      action={
        <Link href={routes.endpoints()} className={buttonClass()}>
          {t("back")}
        </Link>
      }
    >
      {t("notFoundText")}
    </EmptyState>
  );
}
