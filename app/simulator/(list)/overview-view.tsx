import Link from "next/link";
import type { ReactNode } from "react";
import { removeFaults } from "@/app/simulator/actions";
import { getTranslator } from "@/components/shell/request-locale";
import type { SandboxNow } from "@/components/simulator/clock/sandbox-now";
import { DeliveryPicture } from "@/components/simulator/deliveries/delivery-picture";
import { FaultsInForce } from "@/components/simulator/faults/faults-in-force";
import { ReceivedList } from "@/components/simulator/received/received-list";
import { SessionBars } from "@/components/simulator/sessions/session-bars";
import type { View } from "@/components/simulator/views";
import { Card, CardHeader } from "@/components/ui/card";
import { routes } from "@/lib/routes";
import type { Fault } from "@/lib/simulator/fault-kinds";
import type { SimOutside } from "@/lib/simulator/outside";
import type { SessionRow } from "@/lib/simulator/overview-rows";
import { listReceived } from "@/lib/simulator/received";
import { deliveryLines } from "./delivery-lines";

const DELIVERIES = 6;
const CALLS = 6;
const SESSIONS = 5;

type OverviewViewProps = {
  sim: SimOutside;
  now: SandboxNow;
  live: readonly SessionRow[];
  faults: readonly Fault[];
};

/** The platform at a glance; the rest of each is one click away. */
export async function OverviewView({ sim, now, live, faults }: OverviewViewProps) {
  const [t, lines, calls] = await Promise.all([
    getTranslator("simulator"),
    deliveryLines(sim, { limit: DELIVERIES }),
    listReceived(sim, { limit: CALLS, before: null }),
  ]);
  const more = t("views.all");
  return (
    <div className="flex flex-col gap-5">
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Glance view="orders" title={t("sessions.title")} more={more}>
          <SessionBars sessions={live.slice(0, SESSIONS)} now={now} />
        </Glance>
        <Glance view="faults" title={t("faults.title")} more={more}>
          <FaultsInForce faults={faults} remove={removeFaults} />
        </Glance>
      </div>
      <Glance view="deliveries" title={t("deliveries.title")} more={more}>
        {lines.length === 0 ? (
          <p className="px-4 py-3 text-muted-foreground">{t("deliveries.empty")}</p>
        ) : (
          <DeliveryPicture {...{ lines, now }} opened={{ delivery: null, attempt: null }} />
        )}
      </Glance>
      <Glance view="received" title={t("received.title")} more={more}>
        {calls.items.length === 0 ? (
          <p className="px-4 py-3 text-muted-foreground">{t("received.none")}</p>
        ) : (
          <ReceivedList received={calls.items} />
        )}
      </Glance>
    </div>
  );
}

type GlanceProps = { view: View; title: string; more: string; children: ReactNode };

function Glance({ view, title, more, children }: GlanceProps) {
  const id = `glance-${view}`;
  return (
    <Card aria-labelledby={id}>
      <CardHeader
        id={id}
        title={title}
        actions={
          <Link
            href={routes.simulatorView(view)}
            scroll={false}
            aria-describedby={id}
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
