import type { Metadata } from "next";
import { PageHeader } from "@/components/evidence/page-header";
import { ExchangeList } from "@/components/exchanges/exchange-list";
import { getTranslator } from "@/components/shell/request-locale";
import { listExchanges } from "@/lib/exchanges/store";
import { world } from "@/lib/machine/world";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";

export const dynamic = "force-dynamic";

const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("exchanges"))("title") };
}

export default async function ExchangesPage() {
  const t = await getTranslator("exchanges");
  const { store } = await world();
  const first = await listExchanges(store.db, { before: null, limit: PAGE });
  const titles = Object.fromEntries(OPERATIONS.map(({ id, title }) => [id, title]));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ExchangeList first={first} titles={titles} />
    </>
  );
}
