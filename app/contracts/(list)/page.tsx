import type { Metadata } from "next";
import Link from "next/link";
import { LiveContracts } from "@/components/contracts/live-contracts";
import { SaveView } from "@/components/contracts/save-view";
import { SearchBar } from "@/components/contracts/search-bar";
import { Understood } from "@/components/contracts/understood";
import { ViewTabs } from "@/components/contracts/view-tabs";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import {
  ALL_CONTRACTS,
  type ContractFilter,
  isEverything,
  readContractFilter,
  UNSEEN,
  VIEWS,
  writeContractFilter,
} from "@/lib/contracts/contract-filter";
import type { Understanding } from "@/lib/contracts/understand";
import { listViews } from "@/lib/contracts/views";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";
import { loadContractPage } from "../load-contract-page";

const SHOWN = 50;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("contracts");
  return { title: t("title") };
}

/** A state that an older address or a kept search asks for, and that our own evidence never comes to. */
function unseenState({ text, outcome }: ContractFilter): Understanding | null {
  return text === "" && outcome !== null && UNSEEN.includes(outcome) ? { kind: "unseen", outcome } : null;
}

export default async function ContractsPage({ searchParams }: Props) {
  const asked = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const filter = readContractFilter(new URLSearchParams(asked));
  const query = writeContractFilter(filter).toString();
  const [t, first, saved] = await Promise.all([
    getTranslator("contracts"),
    loadContractPage({ filter, before: null, limit: SHOWN }),
    listViews((await world()).store.db),
  ]);
  const isNamed = VIEWS.some((view) => writeContractFilter({ ...ALL_CONTRACTS, view }).toString() === query);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <SearchBar key={query} filter={filter} />
      <Understood
        understood={unseenState(filter) ?? first.understood}
        how={first.how}
        isFound={first.items.length > 0}
      />
      <ViewTabs saved={saved} current={query} />
      <div className="my-3 flex justify-end">
        {isEverything(filter) || isNamed ? null : (
          <SaveView key={query} query={query} saved={saved.find((view) => view.query === query) ?? null} />
        )}
      </div>
      <LiveContracts key={query || "all"} first={first} query={query}>
        {isEverything(filter) ? (
          <EmptyState
            title={t("empty")}
            action={
              <Link href={routes.operations()} className={buttonClass({ variant: "primary" })}>
                {t("toOperations")}
              </Link>
            }
          >
            {t("emptyText")}
          </EmptyState>
        ) : (
          <EmptyState
            title={t("search.none")}
            action={
              <Link href={routes.contracts()} className={buttonClass()}>
                {t("search.clear")}
              </Link>
            }
          >
            {t("search.noneText")}
          </EmptyState>
        )}
      </LiveContracts>
    </>
  );
}
