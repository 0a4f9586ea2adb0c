import { getTranslator } from "@/components/shell/request-locale";
import { Skeleton } from "@/components/ui/skeleton";

export default async function ExchangeLoading() {
  const t = await getTranslator("exchanges");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="mb-6 h-7 w-72 max-w-full" />
      <Skeleton className="mb-4 h-40" />
      <Skeleton className="h-64" />
    </div>
  );
}
