import type { ClockView } from "@/components/simulator/clock/turn";
import type { World } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { listProfiles } from "@/lib/profiles/store";
import { type Counted, countLiveSessions, countPendingDeliveries, listLiveSessions } from "@/lib/simulator/at-work";
import type { Fault } from "@/lib/simulator/fault-kinds";
import { listFaults } from "@/lib/simulator/faults";
import type { SessionRow } from "@/lib/simulator/overview-rows";
import { clockView } from "./clock-view";

const SHOWN = 100;
const FAULTS = 500;
/** Beyond it a count says that there are more. */
const MOST = 999;

/** What every view of the control room shows or counts. */
type Room = {
  clock: ClockView;
  /** Sessions in which signing is still possible: the newest, and how many there are. */
  live: SessionRow[];
  liveCount: Counted;
  faults: Fault[];
  /** Deliveries that still have an attempt due. */
  pending: Counted;
  /** Ours that speak to the simulated platform. */
  profiles: ProfileSummary[];
};

export async function readRoom(here: World): Promise<Room> {
  const { sim, store } = here;
  const [clock, live, liveCount, faults, pending, profiles] = await Promise.all([
    clockView(here),
    listLiveSessions(sim, { limit: SHOWN }),
    countLiveSessions(sim, { most: MOST }),
    listFaults(sim, { limit: FAULTS }),
    countPendingDeliveries(sim, { most: MOST }),
    listProfiles(store.db),
  ]);
  return {
    clock,
    live,
    liveCount,
    faults,
    pending,
    profiles: profiles.filter(({ target }) => target === "simulator"),
  };
}
