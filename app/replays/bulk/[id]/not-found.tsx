import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";

export default async function NotFound() {
  const t = await getTranslator("replays");
  return (
    <EmptyState title={t("bulk.notFoundTitle")} heading="h1">
      {t("one.notFoundBody")}
    </EmptyState>
  );
}
