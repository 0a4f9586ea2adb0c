import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export default async function NotFound() {
  const t = await getTranslator("shell.notFound");
  return (
    <EmptyState
      heading="h1"
      title={t("title")}
      action={
        <Link href={routes.home()} className={buttonClass()}>
          {t("action")}
        </Link>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
