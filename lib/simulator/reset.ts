import { write } from "@/lib/db/client";
import { type ClockOutside, setClock } from "./clock";
import { flush } from "./received";

const TABLES = [
  // Before its attempts: whoever records one meanwhile finds the delivery gone, or has its attempt deleted after it.
  "sim_delivery",
  "sim_attempt",
  "sim_contract",
  "sim_session",
  "sim_order",
  "sim_fault",
  "sim_received",
] as const;

/** Empties the platform's side and sets its clock right again; merchants, keys and settings stay. */
export async function reset(outside: ClockOutside): Promise<void> {
  await flush(outside.store);
  await write(outside.store, async (tx, publish) => {
    for (const table of TABLES) await tx.deleteFrom(table).execute();
    for (const kind of ["delivery", "contract", "order", "fault", "received"] as const) publish({ kind, id: "*" });
  });
  await setClock({ mode: "real" }, outside);
}
