import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";

export default async function NotFound() {
  const t = await getTranslator("replays.one");
  return (
    <EmptyState title={t("notFoundTitle")} heading="h1">
      {t("notFoundBody")}
    </EmptyState>
  );
}
