import type { Metadata } from "next";
import type { ReactNode } from "react";
import { resetPlatform, turnClock } from "@/app/simulator/actions";
import { RefreshOn } from "@/components/contracts/refresh-on";
import { PageHeader } from "@/components/evidence/page-header";
import { getTranslator } from "@/components/shell/request-locale";
import { ClockCard } from "@/components/simulator/clock/clock-card";
import { inForce } from "@/components/simulator/faults/fault-groups";
import { ResetButton } from "@/components/simulator/reset-button";
import { ViewLinks } from "@/components/simulator/view-links";
import { type View, viewOf } from "@/components/simulator/views";
import { world } from "@/lib/machine/world";
import type { Counted } from "@/lib/simulator/at-work";
import { ContractsView } from "./contracts-view";
import { DeliveriesView } from "./deliveries-view";
import { FaultsView } from "./faults-view";
import { OrdersView } from "./orders-view";
import { OverviewView } from "./overview-view";
import { ReceivedView } from "./received-view";
import { readRoom } from "./room";
import { ScenariosView } from "./scenarios-view";
import { SettingsView } from "./settings-view";

const KINDS = ["order", "delivery", "contract", "clock", "fault", "received", "setting"];

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("simulator");
  return { title: t("title") };
}

export default async function SimulatorPage({ searchParams }: Props) {
  const [t, asked, here] = await Promise.all([getTranslator("simulator"), searchParams, world()]);
  const { sim } = here;
  const { clock, live, liveCount, faults, pending, profiles } = await readRoom(here);
  const now = { ms: clock.nowMs, runs: clock.mode !== "frozen" };
  const view = viewOf(asked.view);
  const mchids = profiles.map(({ mchid }) => mchid);
  const profileByMchid = Object.fromEntries(profiles.map(({ mchid, id }) => [mchid, id]));
  const before = one(asked.before);
  const views: Record<View, () => ReactNode> = {
    overview: () => <OverviewView {...{ sim, now, live, faults, profileByMchid }} />,
    orders: () => <OrdersView {...{ sim, now, live, profileByMchid, before }} />,
    contracts: () => <ContractsView {...{ sim, profileByMchid, before }} />,
    deliveries: () => (
      <DeliveriesView
        {...{ sim, now, before }}
        opened={{ delivery: one(asked.delivery), attempt: one(asked.attempt) }}
      />
    ),
    faults: () => <FaultsView {...{ faults, mchids }} />,
    received: () => <ReceivedView {...{ sim, before }} />,
    settings: () => <SettingsView sim={sim} />,
    scenarios: () => <ScenariosView canPlay={profiles.length > 0} />,
  };
  const endsMs = live.map(({ expiresAtMs }) => expiresAtMs);
  return (
    <>
      <RefreshOn
        kinds={KINDS}
        atMs={now.runs && endsMs.length > 0 ? Math.min(...endsMs) : null}
        serverNowMs={clock.nowMs}
      />
      <PageHeader title={t("title")} description={t("description")} actions={<ResetButton reset={resetPlatform} />} />
      <ClockCard clock={clock} turn={turnClock} />
      <ViewLinks
        here={view}
        counts={{ orders: shown(liveCount), deliveries: shown(pending), faults: String(inForce(faults).length) }}
      />
      {views[view]()}
    </>
  );
}

function shown({ count, more }: Counted): string {
  return more ? `${count}+` : String(count);
}

function one(asked: string | string[] | undefined): string | null {
  return typeof asked === "string" ? asked : null;
}
