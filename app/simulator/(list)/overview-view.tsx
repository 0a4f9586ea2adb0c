import Link from "next/link";
import type { ReactNode } from "react";
import { removeFaults, terminateContract } from "@/app/simulator/actions";
import { getTranslator } from "@/components/shell/request-locale";
import type { SandboxNow } from "@/components/simulator/clock/sandbox-now";
import { ContractList } from "@/components/simulator/contracts/contract-list";
import { DeliveryPicture } from "@/components/simulator/deliveries/delivery-picture";
import { FaultsInForce } from "@/components/simulator/faults/faults-in-force";
import { OrderGlance } from "@/components/simulator/order-glance";
import { ReceivedList } from "@/components/simulator/received/received-list";
import { SessionBars } from "@/components/simulator/sessions/session-bars";
import type { View } from "@/components/simulator/views";
import { Card, CardHeader } from "@/components/ui/card";
import { routes } from "@/lib/routes";
import type { Fault } from "@/lib/simulator/fault-kinds";
import type { SimOutside } from "@/lib/simulator/outside";
import { listContracts, listOrders } from "@/lib/simulator/overview";
import type { SessionRow } from "@/lib/simulator/overview-rows";
import { listReceived } from "@/lib/simulator/received";
import { deliveryLines } from "./delivery-lines";

const DELIVERIES = 6;
const CALLS = 6;
const LINES = 4;

type OverviewViewProps = {
  sim: SimOutside;
  now: SandboxNow;
  live: readonly SessionRow[];
  faults: readonly Fault[];
  profileByMchid: Readonly<Record<string, string>>;
};

/** The platform at a glance; the rest of each is one click away. */
export async function OverviewView({ sim, now, live, faults, profileByMchid }: OverviewViewProps) {
  const [t, lines, calls, orders, contracts] = await Promise.all([
    getTranslator("simulator"),
    deliveryLines(sim, { limit: DELIVERIES }),
    listReceived(sim, { limit: CALLS, before: null }),
    listOrders(sim, { limit: LINES }),
    listContracts(sim, { limit: LINES }),
  ]);
  const more = t("views.all");
  return (
    <div className="flex flex-col gap-5">
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Glance id="sessions" view="orders" title={t("sessions.title")} more={more}>
          <SessionBars sessions={live.slice(0, LINES)} now={now} />
        </Glance>
        <Glance view="faults" title={t("faults.title")} more={more}>
          <FaultsInForce faults={faults} remove={removeFaults} />
        </Glance>
      </div>
      <Glance view="deliveries" title={t("deliveries.title")} more={more}>
        {lines.length === 0 ? (
          <Nothing text={t("deliveries.empty")} />
        ) : (
          <DeliveryPicture {...{ lines, now }} opened={{ delivery: null, attempt: null }} />
        )}
      </Glance>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Glance view="orders" title={t("orders.short")} more={more}>
          {orders.length === 0 ? <Nothing text={t("emptyText")} /> : <OrderGlance orders={orders} />}
        </Glance>
        <Glance view="contracts" title={t("contracts.title")} more={more}>
          {contracts.length === 0 ? (
            <Nothing text={t("contracts.none")} />
          ) : (
            <ContractList {...{ contracts, profileByMchid }} terminate={terminateContract} />
          )}
        </Glance>
      </div>
      <Glance view="received" title={t("received.title")} more={more}>
        {calls.items.length === 0 ? <Nothing text={t("received.none")} /> : <ReceivedList received={calls.items} />}
      </Glance>
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  return <p className="px-4 py-3 text-muted-foreground">{text}</p>;
}

type GlanceProps = { id?: string; view: View; title: string; more: string; children: ReactNode };

function Glance({ view, id = view, title, more, children }: GlanceProps) {
  const titleId = `glance-${id}`;
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader
        id={titleId}
        title={title}
        actions={
          <Link
            href={routes.simulatorView(view)}
            scroll={false}
            aria-describedby={titleId}
            className="text-brand text-xs underline-offset-4 hover:underline"
          >
            {more}
          </Link>
        }
      />
      {children}
    </Card>
  );
}
