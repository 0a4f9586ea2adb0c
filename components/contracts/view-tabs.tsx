import Link from "next/link";
import { getTranslator } from "@/components/shell/request-locale";
import { cn } from "@/components/ui/class-names";
import { ALL_CONTRACTS, VIEWS, writeContractFilter } from "@/lib/contracts/contract-filter";
import { routes } from "@/lib/routes";

type SavedView = { id: string; name: string; query: string };

/** The searches that have a name: ours, and the ones that were kept here; `current` is the query string of the page. */
export async function ViewTabs({ saved, current }: { saved: readonly SavedView[]; current: string }) {
  const t = await getTranslator("contracts");
  const ours = [null, ...VIEWS].map((view) => ({
    id: view ?? "all",
    name: t(`view.${view ?? "all"}`),
    query: writeContractFilter({ ...ALL_CONTRACTS, view }).toString(),
  }));
  return (
    <nav aria-label={t("view.name")} className="mt-4 flex flex-wrap gap-x-1 gap-y-1 border-b pb-2">
      {[...ours, ...saved].map(({ id, name, query }) => (
        <Link
          key={id}
          href={query === "" ? routes.contracts() : `${routes.contracts()}?${query}`}
          aria-current={query === current ? "page" : undefined}
          className={cn(
            "rounded-md px-2.5 py-1 text-sm",
            query === current ? "bg-accent font-medium" : "text-muted-foreground hover:bg-accent hover:text-foreground",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
