import { getTranslator } from "@/components/shell/request-locale";
import { Skeleton } from "@/components/ui/skeleton";

/** A page whose data is on its way: a title and a table, in grey. */
export async function PageSkeleton() {
  const t = await getTranslator("common");
  return (
    <div role="status" aria-label={t("loading")}>
      <Skeleton className="mb-3 h-7 w-48" />
      <Skeleton className="mb-6 h-4 w-full max-w-xl" />
      <Skeleton className="h-72 w-full" />
    </div>
  );
}
