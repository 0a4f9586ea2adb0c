import type { Metadata } from "next";
import Link from "next/link";
import { LiveContracts } from "@/components/contracts/live-contracts";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { Queries } from "@/components/shell/queries";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import { loadContractRows } from "../load-contract";

const SHOWN = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("contracts");
  return { title: t("title") };
}

export default async function ContractsPage() {
  const [t, rows] = await Promise.all([getTranslator("contracts"), loadContractRows(SHOWN)]);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Queries>
        <LiveContracts initial={rows}>
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
        </LiveContracts>
      </Queries>
    </>
  );
}
