import { getTranslator } from "@/components/shell/request-locale";
import { Skeleton } from "@/components/ui/skeleton";

export default async function OperationLoading() {
  const t = await getTranslator("operations");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="mb-2 h-7 w-72 max-w-full" />
      <Skeleton className="mb-6 h-4 w-[32rem] max-w-full" />
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Skeleton className="h-[36rem]" />
        <Skeleton className="h-80" />
      </div>
    </div>
  );
}
