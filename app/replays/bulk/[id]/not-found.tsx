import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export default async function NotFound() {
  const t = await getTranslator("replays");
  return (
    <EmptyState
      title={t("bulk.notFoundTitle")}
      heading="h1"
      action={
        <Link href={routes.replays()} className={buttonClass()}>
          {t("all")}
        </Link>
      }
    >
      {t("one.notFoundBody")}
    </EmptyState>
  );
}
