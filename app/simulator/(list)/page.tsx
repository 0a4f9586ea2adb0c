import type { Metadata } from "next";
import Link from "next/link";
import { RefreshOn } from "@/components/contracts/refresh-on";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { getTranslator } from "@/components/shell/request-locale";
import { DeliveryTable } from "@/components/simulator/delivery-table";
import { OrderTable } from "@/components/simulator/order-table";
import { buttonClass } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { world } from "@/lib/machine/world";
import { listProfiles } from "@/lib/profiles/store";
import { routes } from "@/lib/routes";
import { listDeliveries, listOrders } from "@/lib/simulator/overview";

const SHOWN = 50;
const KINDS = ["order", "delivery", "contract"];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("simulator");
  return { title: t("title") };
}

export default async function SimulatorPage() {
  const { sim, store, clock } = await world();
  const [t, orders, deliveries, profiles] = await Promise.all([
    getTranslator("simulator"),
    listOrders(sim, { limit: SHOWN }),
    listDeliveries(sim, { limit: SHOWN }),
    listProfiles(store.db),
  ]);
  const nowMs = clock.now();
  const profileByMchid = Object.fromEntries(profiles.map(({ mchid, id }) => [mchid, id]));
  return (
    <>
      <RefreshOn kinds={KINDS} atMs={null} serverNowMs={nowMs} />
      <PageHeader title={t("title")} description={t("description")} />
      {orders.length === 0 ? (
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
        <div className="flex flex-col gap-5">
          <Card aria-labelledby="orders">
            <CardHeader id="orders" title={t("orders.title")} description={t("boundary")} />
            <OrderTable orders={orders} serverNowMs={nowMs} profileByMchid={profileByMchid} />
          </Card>
          <Card aria-labelledby="deliveries">
            <CardHeader id="deliveries" title={t("deliveries.title")} />
            {deliveries.length === 0 ? (
              <CardBody className="text-muted-foreground">{t("deliveries.empty")}</CardBody>
            ) : (
              <DeliveryTable deliveries={deliveries} serverNowMs={nowMs} />
            )}
          </Card>
        </div>
      )}
    </>
  );
}
