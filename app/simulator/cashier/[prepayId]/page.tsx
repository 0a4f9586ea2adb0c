import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RefreshOn } from "@/components/contracts/refresh-on";
import { PageHeader } from "@/components/evidence/page-header";
import { getTranslator } from "@/components/shell/request-locale";
import { CashierPhone } from "@/components/simulator/cashier-phone";
import { Badge } from "@/components/ui/badge";
import { profileOfContract } from "@/lib/contracts/contract-index";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";
import { payersMagic } from "@/lib/simulator/magic";
import { getCashier } from "@/lib/simulator/payer";
import { actAsPayer, openPhone } from "./actions";

type Props = { params: Promise<{ prepayId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("simulator.cashier");
  return { title: t("metaTitle") };
}

export default async function CashierPage({ params }: Props) {
  const { prepayId } = await params;
  const here = await world();
  const cashier = await getCashier(prepayId, here.sim);
  if (!cashier) notFound();
  const magic = await payersMagic(prepayId, here.sim);
  const t = await getTranslator("simulator.cashier");
  const { mchid, session } = cashier;
  // Whose contract it is on our side, if we made the call; another backend's contract is none of ours.
  const profileId = session ? await profileOfContract(here.store.db, { mchid, ...session }) : null;
  return (
    <>
      <RefreshOn kinds={["order", "clock"]} atMs={cashier.expiresAtMs} serverNowMs={here.clock.now()} />
      <PageHeader
        eyebrow={
          <Link href={routes.simulator()} className="hover:underline">
            {t("back")}
          </Link>
        }
        title={t("title")}
        badges={<Badge tone="warning">{t("simulated")}</Badge>}
        description={<code>{prepayId}</code>}
      />
      <CashierPhone {...{ cashier, profileId, magic }} act={actAsPayer} open={openPhone} />
    </>
  );
}
