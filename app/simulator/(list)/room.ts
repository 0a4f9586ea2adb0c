import type { ClockView } from "@/components/simulator/clock/turn";
import type { World } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { listProfiles } from "@/lib/profiles/store";
import type { Fault } from "@/lib/simulator/fault-kinds";
import { listFaults } from "@/lib/simulator/faults";
import { listDeliveries, listSessions } from "@/lib/simulator/overview";
import type { SessionRow } from "@/lib/simulator/overview-rows";
import { clockView } from "./clock-view";

const LOOKED_AT = 100;

/** What every view of the control room shows or counts. */
type Room = {
  clock: ClockView;
  /** Sessions in which signing is still possible, the newest first. */
  live: SessionRow[];
  faults: Fault[];
  /** How many of the newest deliveries still have an attempt due. */
  pending: number;
  /** Ours that speak to the simulated platform. */
  profiles: ProfileSummary[];
};

export async function readRoom(here: World): Promise<Room> {
  const { sim, store } = here;
  const [clock, sessions, faults, deliveries, profiles] = await Promise.all([
    clockView(here),
    listSessions(sim, { limit: LOOKED_AT }),
    listFaults(sim),
    listDeliveries(sim, { limit: LOOKED_AT }),
    listProfiles(store.db),
  ]);
  return {
    clock,
    live: sessions.filter(({ state }) => state === "ACTIVE" || state === "PROMPTED"),
    faults,
    pending: deliveries.filter(({ state }) => state === "pending").length,
    profiles: profiles.filter(({ target }) => target === "simulator"),
  };
}
